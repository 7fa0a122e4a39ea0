// The checkpoint that an auditor's pack stands on: one that the service signed and somebody kept, or one that is signed
// for the pack with the ledger's secret.
#pragma once

#include <string>

#include "audit/checkpoints.hpp"
#include "ledger/log_tree.hpp"
#include "ledger/registers.hpp"
#include "ops/data_folder.hpp"

namespace bonboek {

struct PackCheckpoint {
  std::string note;  // signed by the key, with the cosignatures that it has
  std::string key;   // the log's public key
};

/// A checkpoint that was given, with all its signatures and no other. The key is `given_key`, as --key takes it, or
/// where that is empty the folder's own. Throws CommandFailed where there is no key, where the checkpoint is not signed
/// by it, not of this log, or of another tree.
[[nodiscard]] PackCheckpoint kept_pack_checkpoint(const KeptCheckpoint& kept, const std::string& given_key,
                                                  const DataFolder& folder, const Registers& registers,
                                                  const LogTree& tree);

/// The tree's head, signed here, with the cosignatures that the folder has of it. The key is read and never made: a
/// pack signed by a key that nobody has seen would prove nothing. Throws CommandFailed where it is not there.
[[nodiscard]] PackCheckpoint signed_pack_checkpoint(const TreeHead& head, const DataFolder& folder,
                                                    const Registers& registers);

}  // namespace bonboek
