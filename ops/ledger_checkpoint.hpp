// The checkpoint that a document with proofs stands on: one that the service signed and somebody kept, or one that is
// signed for the document with the ledger's secret.
#pragma once

#include <optional>
#include <string>

#include "audit/checkpoints.hpp"
#include "ledger/log_tree.hpp"
#include "ledger/registers.hpp"
#include "ops/data_folder.hpp"
#include "ops/opened_ledger.hpp"

namespace bonboek {

/// --checkpoint and --key as they were given; both may be empty.
struct CheckpointText {
  std::string file;
  std::string key;  // VKEY or @FILE
};

struct LedgerCheckpoint {
  std::string note;  // signed by the key, with the cosignatures that it has
  std::string key;   // the log's public key
};

struct GivenCheckpoint {
  KeptCheckpoint kept;
  std::optional<NoteVerifier> key;  // where one was given: the checkpoint is signed by it
};

/// The checkpoint in the file that was given; nothing where none was. Throws CommandFailed where it is no checkpoint,
/// of no event, or not signed by the key that was given: what it says is believed from here on.
[[nodiscard]] std::optional<GivenCheckpoint> given_checkpoint(const CheckpointText& text);

/// The ledger as it stood when the last event was recorded that the checkpoint covers; where there is none, at the
/// moment. Throws CommandFailed.
[[nodiscard]] OpenedLedger open_covered(const DataFolder& folder, const std::optional<GivenCheckpoint>& given,
                                        const Moment& moment);

/// A checkpoint that was given, with all its signatures and no other; where no key was given with it, the folder's own
/// has to have signed it. Throws CommandFailed where there is no key, where the checkpoint is not signed by it, not of
/// this log, or of another tree.
[[nodiscard]] LedgerCheckpoint kept_ledger_checkpoint(const GivenCheckpoint& given, const DataFolder& folder,
                                                      const Registers& registers, const LogTree& tree);

/// The tree's head, signed here, with the cosignatures that the folder has of it. The key is read and never made: a
/// document signed by a key that nobody has seen would prove nothing. Throws CommandFailed where it is not there.
[[nodiscard]] LedgerCheckpoint signed_ledger_checkpoint(const TreeHead& head, const DataFolder& folder,
                                                        const Registers& registers);

}  // namespace bonboek
