// Whether the end of a write-ahead file is torn, as a crash leaves it, or damaged. RocksDB takes a last record that it
// can't make out for a torn one and goes on from what stands before it. That is right where it is the last: it was
// never acknowledged. Where a whole record begins after it, what was acknowledged would be lost without a word.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace bonboek {

/// The place in a write-ahead file of a record that can't be made out although a whole one begins after it; nothing
/// where there is none. Source of the format: RocksDB's own description of its write-ahead log, blocks of 32 KiB.
/// Nothing too where the file can't be opened: beside a running service it may be gone by now, and RocksDB says the
/// rest. Throws std::ios_base::failure where reading it fails.
[[nodiscard]] std::optional<std::uint64_t> find_damage_before_records(const std::filesystem::path& write_ahead_file);

}  // namespace bonboek
