// What a size takes of disk and memory, and whether this machine has it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace bonboek::bench {

/// Bytes, at the most.
struct Need {
  std::uint64_t disk{0};
  std::uint64_t memory{0};
};

/// Generous rounds of what was measured: what is there whatever the size, `logs` logs of so many events at once, each
/// before it is compacted, and every voucher, invoice line and view of one ledger.
[[nodiscard]] Need need_of(std::uint64_t events, std::uint64_t logs = 1);

/// Why a folder's disk, or the memory, does not have that, with what it would need; empty where both do. `what` needs
/// it.
[[nodiscard]] std::string misfit(const std::filesystem::path& folder, const Need& need, const std::string& what);

/// The kind of file system that a folder is on: "ext4"; says so where it is in memory, for there fsync means nothing.
[[nodiscard]] std::string file_system_of(const std::filesystem::path& folder);

}  // namespace bonboek::bench
