#include "projections/views.hpp"

namespace bonboek {

void Views::apply(const Run& run, Timestamp recorded_at) {
  facts_.apply(run, recorded_at, [&](std::span<const Change> changes) { take_in_changes(run.fact, changes); });
  take_in_run(run);
}

void Views::apply_share(const Run& run, const SharedOut& own, Timestamp recorded_at) {
  facts_.apply_share(run, own, recorded_at,
                     [&](std::span<const Change> changes) { take_in_changes(run.fact, changes); });
  if (share_.is_first()) take_in_run(run);
}

void Views::merge(Views other) {
  facts_.merge(std::move(other.facts_));
  take_in([&](Increments& increments) { other.figures_.tell(increments); });
  share_ = {};
}

template <class Collect>
void Views::take_in(Collect collect) {
  increments_.clear();
  collect(increments_);
  figures_.add(increments_);
}

void Views::take_in_changes(const Fact& fact, std::span<const Change> changes) {
  take_in([&](Increments& increments) { Figures::collect_changes(fact, changes, facts_, increments); });
}

void Views::take_in_run(const Run& run) {
  take_in([&](Increments& increments) { Figures::collect_run(run, facts_.registers(), increments); });
}

}  // namespace bonboek
