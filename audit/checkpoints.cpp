#include "audit/checkpoints.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base64.hpp"

namespace bonboek {
namespace {

std::string signers_of(const Note& note) {
  std::string names;
  for (const NoteSignature& signature : note.signatures) {
    names += fmt::format("{}{}", names.empty() ? "" : ", ", signature.name);
  }
  return names.empty() ? "nobody" : names;
}

/// `known_size`: up to where the lines are those of an older checkpoint.
bool check_root(const KeptCheckpoint& kept, const TreeHeads& heads, std::uint64_t known_size, Findings& findings) {
  const TreeHead& head = kept.checkpoint.head;
  if (head.size > heads.size()) {
    findings.add({Sequence{heads.size()}, 0, Property::coverage,
                  fmt::format("{} covers {} events, and here are {}: what follows is missing", kept.source, head.size,
                              heads.size())});
    return false;
  }
  const Digest root = heads.root_at(head.size).value();
  if (root == head.root) return true;
  findings.add({Sequence{known_size}, 0, Property::tree,
                fmt::format("among events {} to {} something was changed, removed or inserted: {} says that {} events "
                            "have the root {}, and these have {}",
                            known_size, head.size == 0 ? 0 : head.size - 1, kept.source, head.size,
                            to_base64(bytes_of(head.root)), to_base64(bytes_of(root)))});
  return false;
}

}  // namespace

std::expected<KeptCheckpoint, std::string> read_checkpoint(std::string source, std::string_view note) {
  auto parsed = parse_note(note);
  if (!parsed) return std::unexpected(parsed.error());
  auto checkpoint = parse_checkpoint(parsed->text);
  if (!checkpoint) return std::unexpected(checkpoint.error());
  return KeptCheckpoint{std::move(source), std::move(*checkpoint), std::move(*parsed)};
}

std::optional<std::string> objection_to_signature(const KeptCheckpoint& kept, const NoteVerifier& key) {
  const auto& signatures = kept.note.signatures;
  const auto by_key = std::ranges::find_if(signatures, [&](const auto& each) { return key.made(each); });
  if (by_key == signatures.end()) {
    return fmt::format("{} is not signed by the key {}; it is signed by {}, with another key", kept.source, key.key(),
                       signers_of(kept.note));
  }
  if (!key.verifies(kept.note.text, *by_key)) return fmt::format("the signature on {} is not of its text", kept.source);
  return {};
}

void check_checkpoints(std::vector<KeptCheckpoint> checkpoints, const CheckpointTerms& terms, Findings& findings) {
  std::ranges::stable_sort(checkpoints, {}, [](const KeptCheckpoint& kept) { return kept.checkpoint.head.size; });
  std::uint64_t known_size = 0;
  for (const KeptCheckpoint& kept : checkpoints) {
    if (const auto objection = terms.key == nullptr ? std::nullopt : objection_to_signature(kept, *terms.key)) {
      findings.add({Sequence::none(), 0, Property::signature, *objection});
    }
    if (!terms.origin.empty() && kept.checkpoint.origin != terms.origin) {
      findings.add(
          {Sequence::none(), 0, Property::origin,
           fmt::format("{} is of the log {}, and this is {}", kept.source, kept.checkpoint.origin, terms.origin)});
    }
    if (check_root(kept, terms.heads, known_size, findings)) known_size = kept.checkpoint.head.size;
  }
  if (checkpoints.empty()) return;
  if (checkpoints.back().checkpoint.head.size >= terms.heads.size()) return;
  const std::uint64_t covered = checkpoints.back().checkpoint.head.size;
  findings.add(
      {Sequence{covered}, 0, Property::coverage,
       fmt::format(
           "no checkpoint covers the events from {0} on: {1} ends there. Give a newer one as well, or verify the "
           "export of the first {0} events",
           covered, checkpoints.back().source)});
}

}  // namespace bonboek
