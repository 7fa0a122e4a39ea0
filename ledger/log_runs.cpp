#include "ledger/log_runs.hpp"

#include <algorithm>

namespace bonboek {

void read_runs(const Log& log, Sequence from, Sequence until, const std::function<bool(const PlacedRun&)>& each) {
  Run run;  // kept for its memory
  log.read(from, until, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission) && submission.first < until;) {
      if (submission.first + submission.event_count <= from) continue;
      for (Sequence first; reader.next_run(run, first) && first < until;) {
        if (first + run.count() <= from) continue;
        const std::uint64_t begin = std::max(from, first).value - first.value;
        const std::uint64_t end = std::min<std::uint64_t>(run.count(), until.value - first.value);
        if (!each({submission, run, first, begin, end})) return false;
      }
    }
    return true;
  });
}

}  // namespace bonboek
