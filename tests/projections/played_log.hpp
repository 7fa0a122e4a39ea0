// A log that was played a small workload, for tests of what is kept beside it.
#pragma once

#include <filesystem>
#include <vector>

#include "ledger/log.hpp"
#include "ledger/time.hpp"

namespace bonboek {

/// Records the workload in a new log, some submissions to a block.
void play_workload(const std::filesystem::path& folder);

/// The first event and the time of each submission.
struct Told {
  Sequence first;
  std::uint64_t event_count{0};
  Timestamp recorded_at;
};
[[nodiscard]] std::vector<Told> submissions_of(const Log& log);

}  // namespace bonboek
