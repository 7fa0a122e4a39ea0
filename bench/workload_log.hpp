// A workload's log, made in either of two ways that come to the same bytes.
#pragma once

#include <filesystem>

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

/// Makes a log in an empty folder, straight from what the workload is known to come to: the way to have a large log
/// soon. A commit group is ended at `block_events` events or submissions. Throws std::runtime_error where the log does
/// not take it.
void write_log(const std::filesystem::path& folder, const Workload& workload, std::uint32_t block_events);

/// Makes the same log as a ledger makes it that is posted to: every submission is printed as a body, which is decoded,
/// hashed, decided, recorded and applied under its poster, key and time. Throws WrongAnswer where one is not recorded.
void import_log(const std::filesystem::path& folder, const Workload& workload, std::uint32_t block_events);

/// Throws WrongAnswer at the first block, or the first idempotency key, that is not the same in both logs.
void must_be_identical(const std::filesystem::path& folder, const std::filesystem::path& other);

}  // namespace bonboek::bench
