#include "projections/replay.hpp"

#include <atomic>
#include <future>
#include <thread>

namespace bonboek {
namespace {

/// Leaves of a run the events before `end`.
void cut(Run& run, Sequence first, Sequence end) {
  if (first + run.count() > end) run.vouchers.resize(static_cast<std::size_t>(end.value - first.value));
}

/// The sequence before which a moment ends, unless its time ends it earlier. Asked once: a served log goes on growing.
Sequence end_of(const Moment& moment, const Log& log) {
  return moment.at_sequence ? std::min(*moment.at_sequence + 1, log.tip()) : log.tip();
}

/// Calls `each(run, recorded_at)` for the runs up to a moment, and `goes_on(done)` after every block, while it says so.
template <class Each, class GoesOn>
void for_each_run(const Log& log, const Moment& moment, Sequence end, Each each, GoesOn goes_on) {
  Run run;
  log.read(Sequence{0}, end, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first, BlockReader::Columns::vouchers);
    for (Submission submission; reader.next_submission(submission);) {
      if (submission.first >= end) return false;
      if (moment.known_at && submission.recorded_at > *moment.known_at) return false;
      for (Sequence first; reader.next_run(run, first) && first < end;) {
        cut(run, first, end);
        each(run, submission.recorded_at);
      }
    }
    return goes_on(block_first + reader.event_count());
  });
}

/// One thread's part of a shared replay. `is_over` is set where one of them ends early.
Views replay_share(const Log& log, const Moment& moment, Sequence end, Share share, const ReplayProgress& progress,
                   std::atomic<bool>& is_over) {
  Views views(share);
  SharedOut own(share);
  const auto goes_on = [&](Sequence done) {
    if (progress && !progress(done)) is_over = true;
    return !is_over.load(std::memory_order_relaxed);
  };
  for_each_run(
      log, moment, end,
      [&](const Run& run, Timestamp recorded_at) {
        own.deal(run.vouchers);
        views.apply_share(run, own, recorded_at);
      },
      goes_on);
  return views;
}

}  // namespace

Views replay(const Log& log, const Moment& moment, const ReplayProgress& progress) {
  Views views;
  for_each_run(
      log, moment, end_of(moment, log), [&](const Run& run, Timestamp recorded_at) { views.apply(run, recorded_at); },
      [&](Sequence done) { return !progress || progress(done); });
  return views;
}

Views replay_in_two(const Log& log, const Moment& moment, const ReplayProgress& progress) {
  const Sequence end = end_of(moment, log);
  std::atomic<bool> is_over{false};
  auto second = std::async(std::launch::async, [&] { return replay_share(log, moment, end, {1, 2}, {}, is_over); });
  Views views = replay_share(log, moment, end, {0, 2}, progress, is_over);
  Views others = second.get();
  if (!is_over) views.merge(std::move(others));
  return views;
}

Views replay_shared(const Log& log, const Moment& moment, const ReplayProgress& progress) {
  const bool is_shared = log.tip().value >= min_shared_events && std::thread::hardware_concurrency() > 1;
  return is_shared ? replay_in_two(log, moment, progress) : replay(log, moment, progress);
}

}  // namespace bonboek
