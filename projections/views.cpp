#include "projections/views.hpp"

namespace bonboek {

void Views::apply(const Run& run, Timestamp recorded_at) {
  facts_.apply(run, recorded_at, [&](std::span<const Change> changes) {
    counts_.apply(run.fact, changes, facts_);
    numbers_.apply(run.fact.type, changes, facts_);
  });
  balances_.apply(run);
  fund_.apply(run);
  corrections_.apply(run, facts_);
}

}  // namespace bonboek
