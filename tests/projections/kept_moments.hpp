// What is kept of past moments, held against replays of the log.
#pragma once

#include <cstdint>
#include <filesystem>

#include "ledger/log.hpp"

namespace bonboek {

/// Lets a keeper do all that there is to do.
void keep_all(const Log& log, std::uint64_t snapshot_after);

/// How many moments are looked at: reading all books of all would take minutes.
[[nodiscard]] std::size_t moment_count(const std::filesystem::path& folder);

/// Holds the kept books of moments all over the log, its first and its last among them, against a replay; tells how
/// many of them were kept.
[[nodiscard]] std::size_t expect_right_where_kept(const std::filesystem::path& folder);

}  // namespace bonboek
