#include "ops/ledger_checkpoint.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "api/witnesses.hpp"
#include "ops/auditor_files.hpp"
#include "ops/exit_codes.hpp"
#include "ops/signing_key.hpp"

namespace bonboek {
namespace {

void check_signature(const KeptCheckpoint& kept, const NoteVerifier& key) {
  if (const auto objection = objection_to_signature(kept, key)) throw CommandFailed(ExitCode::refused, *objection);
}

NoteVerifier folders_key(const KeptCheckpoint& kept, const DataFolder& folder, const Registers& registers) {
  if (std::filesystem::exists(folder.signing_key())) return signing_key_of(folder, registers).verifier();
  throw CommandFailed(ExitCode::usage,
                      fmt::format("{} is not there, so nothing tells whether the ledger signed {}: give "
                                  "the ledger's public key, as GET /v1/log/key told it, as --key",
                                  folder.signing_key(), kept.source));
}

std::string cosignatures_of(std::uint64_t size, const DataFolder& folder) {
  try {
    return Witnesses(folder.witnesses()).lines_of(size);
  } catch (const std::runtime_error& error) {
    throw CommandFailed(ExitCode::no_input, error.what());
  }
}

}  // namespace

std::optional<GivenCheckpoint> given_checkpoint(const CheckpointText& text) {
  if (text.file.empty()) return {};
  const KeptCheckpoint kept = read_checkpoint_file(text.file);
  if (kept.checkpoint.head.size == 0) {
    throw CommandFailed(ExitCode::no_input, fmt::format("{} covers no event: nothing is proved by it", kept.source));
  }
  const auto key = read_key(text.key);
  if (key) check_signature(kept, *key);
  return GivenCheckpoint{kept, key};
}

OpenedLedger open_covered(const DataFolder& folder, const std::optional<GivenCheckpoint>& given, const Moment& moment) {
  if (!given) return {folder, Log::Mode::read_only, moment};
  const KeptCheckpoint& kept = given->kept;
  const std::uint64_t size = kept.checkpoint.head.size;
  try {
    return {folder, Log::Mode::read_only, Moment{.known_at = {}, .at_sequence = Sequence{size - 1}}};
  } catch (const CommandFailed& failed) {
    throw CommandFailed(failed.code(), fmt::format("{}, of the log {}, covers {} events: {}", kept.source,
                                                   kept.checkpoint.origin, size, failed.what()));
  }
}

LedgerCheckpoint kept_ledger_checkpoint(const GivenCheckpoint& given, const DataFolder& folder,
                                        const Registers& registers, const LogTree& tree) {
  const auto refuse = [](const std::string& why) { throw CommandFailed(ExitCode::refused, why); };
  const KeptCheckpoint& kept = given.kept;
  const NoteVerifier key = given.key ? *given.key : folders_key(kept, folder, registers);
  const std::string& origin = registers.scheme()->origin;
  if (kept.checkpoint.origin != origin) {
    refuse(fmt::format("{} is of the log {}, and this is {}", kept.source, kept.checkpoint.origin, origin));
  }
  if (!given.key) check_signature(kept, key);
  const TreeHead& head = kept.checkpoint.head;
  if (tree.head(head.size) != head) {
    refuse(
        fmt::format("{} is signed, and its root is not that of the {} events here: the log was altered, or is another "
                    "of the same name",
                    kept.source, head.size));
  }
  LedgerCheckpoint checkpoint{kept.note.text + "\n", key.key()};
  for (const NoteSignature& signature : kept.note.signatures) checkpoint.note += signature.line();
  return checkpoint;
}

LedgerCheckpoint signed_ledger_checkpoint(const TreeHead& head, const DataFolder& folder, const Registers& registers) {
  if (!std::filesystem::exists(folder.signing_key())) {
    throw CommandFailed(
        ExitCode::no_input,
        fmt::format(
            "{} is not there, so nothing can be signed. Either give a checkpoint that the ledger signed, as "
            "--checkpoint FILE (GET /v1/log/checkpoint) with --key @FILE (GET /v1/log/key); or take the ledger's "
            "key from a backup, or serve the ledger once, which makes a new one",
            folder.signing_key()));
  }
  const NoteSigner signer = signing_key_of(folder, registers);
  const std::string text = Checkpoint{signer.verifier().name(), head}.text();
  return {text + "\n" + signer.sign(text).line() + cosignatures_of(head.size, folder), signer.verifier().key()};
}

}  // namespace bonboek
