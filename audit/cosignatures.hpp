// Cosignatures on a checkpoint that an auditor kept: who else saw the log that it tells of (C2SP tlog-cosignature).
#pragma once

#include <cstdint>
#include <span>

#include "audit/checkpoints.hpp"

namespace bonboek {

/// Whether a signature is a cosignature, by its length; whose it is and whether it holds is not looked at.
[[nodiscard]] bool is_cosignature(const NoteSignature& signature);

/// Of all witnesses that were given, or only of those whose cosignature it carries.
enum class Cosigned : std::uint8_t { by_all, where_it_says };

/// Finds each witness that did not cosign the checkpoint, and cosignatures by its key that are not of the checkpoint.
void check_cosignatures(const KeptCheckpoint& kept, std::span<const NoteVerifier> witnesses, Cosigned demanded,
                        Findings& findings);

}  // namespace bonboek
