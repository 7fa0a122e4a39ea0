// What an auditor kept or was given, read from files. All throw CommandFailed where a file can't be read or is not what
// it should be.
#pragma once

#include <optional>
#include <string>

#include "audit/checkpoints.hpp"
#include "audit/retrial.hpp"

namespace bonboek {

[[nodiscard]] std::string first_line_of(const std::string& file);

/// A log's public key: VKEY or @FILE; nothing where the text is empty.
[[nodiscard]] std::optional<NoteVerifier> read_key(const std::string& given);
/// A witness's public key, in the same form.
[[nodiscard]] NoteVerifier read_witness_key(const std::string& given);

[[nodiscard]] KeptCheckpoint read_checkpoint_file(const std::string& file);

/// As `bonboek key list` prints them: name, role and, where the role acts for one, party.
[[nodiscard]] Principals read_principals(const std::string& file);

}  // namespace bonboek
