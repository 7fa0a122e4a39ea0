// What events change of the fund (ledger/standing.hpp), as increments.
//
// Cells: z is what is counted; of cost and of continued memberships x is the year.
#pragma once

#include "ledger/standing.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// Collects what was added between two states of the fund.
void collect_fund(const Fund& before, const Fund& after, Increments& increments);

/// Adds increments of the fund; those of other sheets are passed over.
void add_to_fund(const Increments& increments, Fund& fund);

}  // namespace bonboek
