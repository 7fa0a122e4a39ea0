#include "tests/projections/played_log.hpp"

#include "bench/recorder.hpp"
#include "bench/workload/workload.hpp"

namespace bonboek {

void play_workload(const std::filesystem::path& folder) {
  const bench::Workload workload({600, 3});
  Log log(folder, Log::Mode::create);
  Spine spine(log, Views{}, bench::Workload::opens_at);
  bench::Recorder recorder(spine, {5});
  workload.tell([&](PostRequest request) {
    recorder.take(std::move(request));
    return true;
  });
  recorder.flush();
}

std::vector<Told> submissions_of(const Log& log) {
  std::vector<Told> told;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence first) {
    BlockReader reader(block, first);
    for (Submission submission; reader.next_submission(submission);) {
      told.push_back({submission.first, submission.event_count, submission.recorded_at});
    }
    return true;
  });
  return told;
}

}  // namespace bonboek
