// What a workload must come to, added up from its lives by plain arithmetic: no ledger, no rule and no projection has a
// part in it.
#pragma once

#include "bench/workload/figures.hpp"
#include "bench/workload/workload.hpp"

namespace bonboek::bench {

/// One table for each of what found.hpp reads off a ledger.
struct Expected {
  std::uint64_t event_count{0};
  Figures log;
  Figures states;
  Figures projections;
};

[[nodiscard]] Expected expected_of(const Workload& workload);

}  // namespace bonboek::bench
