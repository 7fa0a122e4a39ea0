#include "projections/views.hpp"

namespace bonboek {

void Views::apply(const Run& run, Timestamp recorded_at) {
  const auto take_in = [this](auto collect) {
    increments_.clear();
    collect(increments_);
    figures_.add(increments_);
  };
  facts_.apply(run, recorded_at, [&](std::span<const Change> changes) {
    take_in([&](Increments& increments) { Figures::collect_changes(run.fact, changes, facts_, increments); });
  });
  take_in([&](Increments& increments) { Figures::collect_run(run, facts_.registers(), increments); });
}

}  // namespace bonboek
