// The runs of a stretch of the log, one after the other.
#pragma once

#include <functional>

#include "ledger/log.hpp"

namespace bonboek {

/// A run with its place: its first event has the sequence `first`. `from` and `until` are the part of it that was asked
/// for, as places among its events.
struct PlacedRun {
  const Submission& submission;
  const Run& run;
  Sequence first;
  std::uint64_t from{0};
  std::uint64_t until{0};
};

/// Calls `each` for the runs that hold the events from `from` to before `until`, in order, while it returns true.
/// Throws LogDamage.
void read_runs(const Log& log, Sequence from, Sequence until, const std::function<bool(const PlacedRun&)>& each);

}  // namespace bonboek
