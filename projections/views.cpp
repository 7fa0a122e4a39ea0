#include "projections/views.hpp"

#include "projections/fund_cells.hpp"

namespace bonboek {

void Views::apply(const Run& run, Timestamp recorded_at) {
  facts_.apply(run, recorded_at, [&](std::span<const Change> changes) { take_in_changes(run.fact, changes, nullptr); });
  take_in_run(run, nullptr);
}

void Views::apply(const Run& run, Timestamp recorded_at, Addition& kept) {
  const Fund before = facts_.fund();
  if (run.vouchers.empty() && changes_registers(run.fact.type)) kept.notices.push_back(notice_of(run, facts_.next()));
  facts_.apply(run, recorded_at,
               [&](std::span<const Change> changes) { take_in_changes(run.fact, changes, &kept.increments); });
  take_in_run(run, &kept.increments);
  collect_fund(before, facts_.fund(), kept.increments);
}

void Views::apply_share(const Run& run, const SharedOut& own, Timestamp recorded_at) {
  facts_.apply_share(run, own, recorded_at,
                     [&](std::span<const Change> changes) { take_in_changes(run.fact, changes, nullptr); });
  if (share_.is_first()) take_in_run(run, nullptr);
}

void Views::merge(Views other) {
  facts_.merge(std::move(other.facts_));
  take_in(nullptr, [&](Increments& increments) { other.figures_.tell(increments); });
  share_ = {};
}

template <class Collect>
void Views::take_in(Increments* kept, Collect collect) {
  increments_.clear();
  collect(increments_);
  figures_.add(increments_);
  if (kept != nullptr) kept->append(increments_);
}

void Views::take_in_changes(const Fact& fact, std::span<const Change> changes, Increments* kept) {
  take_in(kept, [&](Increments& increments) { Figures::collect_changes(fact, changes, facts_, increments); });
}

void Views::take_in_run(const Run& run, Increments* kept) {
  take_in(kept, [&](Increments& increments) { Figures::collect_run(run, facts_.registers(), increments); });
}

}  // namespace bonboek
