#include "projections/replay.hpp"

namespace bonboek {
namespace {

/// Leaves of a run the events before `end`.
void cut(Run& run, Sequence first, Sequence end) {
  if (first + run.count() <= end) return;
  const auto kept = static_cast<std::size_t>(end.value - first.value);
  run.vouchers.resize(kept);
  run.previous.resize(kept);
}

}  // namespace

Views replay(const Log& log, const Moment& moment, const ReplayProgress& progress) {
  Views views;
  const Sequence end = moment.at_sequence ? std::min(*moment.at_sequence + 1, log.tip()) : log.tip();
  Run run;
  log.read(Sequence{0}, end, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission);) {
      if (submission.first >= end) return false;
      if (moment.known_at && submission.recorded_at > *moment.known_at) return false;
      for (Sequence first; reader.next_run(run, first) && first < end;) {
        cut(run, first, end);
        views.apply(run, submission.recorded_at);
      }
    }
    return !progress || progress(views.facts().next());
  });
  return views;
}

}  // namespace bonboek
