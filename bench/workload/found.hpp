// What a ledger says of a workload, under the names that expected.hpp uses.
#pragma once

#include "bench/workload/figures.hpp"
#include "ledger/log.hpp"
#include "projections/views.hpp"

namespace bonboek::bench {

[[nodiscard]] Figures log_figures(const Log& log);             // every event, counted by type
[[nodiscard]] Figures state_figures(const Facts& facts);       // every voucher, looked at
[[nodiscard]] Figures projection_figures(const Views& views);  // every projection, asked for all time

}  // namespace bonboek::bench
