#include "projections/views.hpp"

namespace bonboek {

void Views::apply(const Run& run, Timestamp recorded_at) {
  changes_.clear();
  facts_.apply(run, recorded_at, changes_);
  balances_.apply(run);
  counts_.apply(run, changes_, facts_);
  fund_.apply(run);
  numbers_.apply(run, changes_, facts_);
  corrections_.apply(run, facts_);
}

}  // namespace bonboek
