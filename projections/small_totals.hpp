// What the whole scheme came to, as the public version of a report tells it (small_counts.hpp has the rule).
#pragma once

#include "projections/quarter_report.hpp"

namespace bonboek {

/// Withholds small totals, with their tracks and their amounts, and what would tell them.
void withhold_small_totals(QuarterReport& report);

}  // namespace bonboek
