// The key that signs the log's checkpoints: a file in the ledger's folder, one line as ledger/signed_note.hpp tells.
#pragma once

#include <string>

#include "ledger/registers.hpp"
#include "ledger/signed_note.hpp"
#include "ops/data_folder.hpp"

namespace bonboek {

/// Makes the key of a log of this origin (mode 0600). Throws CommandFailed where there is one, or it can't be made.
NoteSigner create_signing_key(const DataFolder& folder, const std::string& origin);

/// The key that is there, or for a ledger that has none a new one, which is told in the log. Throws CommandFailed where
/// no scheme is opened, where the file can't be read, and where it is no key or that of another log.
[[nodiscard]] NoteSigner signing_key_of(const DataFolder& folder, const Registers& registers);

}  // namespace bonboek
