// Checkpoints that an auditor kept, held against the roots that the lines give.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/finding.hpp"
#include "audit/tree_heads.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/signed_note.hpp"

namespace bonboek {

struct KeptCheckpoint {
  std::string source;  // the file or address that it was read from
  Checkpoint checkpoint;
  Note note;
};

/// Says what is wrong with a note that is no checkpoint.
[[nodiscard]] std::expected<KeptCheckpoint, std::string> read_checkpoint(std::string source, std::string_view note);

/// Why a checkpoint is not one that the key signed; nothing where it is.
[[nodiscard]] std::optional<std::string> objection_to_signature(const KeptCheckpoint& kept, const NoteVerifier& key);

/// What checkpoints are held against.
struct CheckpointTerms {
  const TreeHeads& heads;            // with the roots of all their sizes
  std::string_view origin;           // of the log, by its first event; empty where that can't be read
  const NoteVerifier* key{nullptr};  // by whom they must be signed
};

/// Finds those that are not of this log, not signed by the key, or of another tree; and events after the newest.
void check_checkpoints(std::vector<KeptCheckpoint> checkpoints, const CheckpointTerms& terms, Findings& findings);

}  // namespace bonboek
