#include "bench/append_trial.hpp"

#include "bench/log_folder.hpp"
#include "bench/single_posts.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

/// What is not timed is posted in groups of this size.
constexpr GroupBound aside_bound{16, max_group_events};

/// A ledger that posts are recorded in, some of them timed. All of them stay in the order in which they are told.
class Desk {
 public:
  Desk(const std::filesystem::path& folder, Trial trial)
      : log_(folder, Log::Mode::create),
        spine_(log_, Views{}, Workload::opens_at),
        timed_(spine_, {trial.group, max_group_events}),
        aside_(spine_, aside_bound) {}

  void record_all(const Workload& workload) {
    workload.tell([this](PostRequest request) {
      timed_.take(std::move(request));
      return true;
    });
    timed_.flush();
  }

  void record_singly(const Workload& workload, std::uint32_t posts, bool goes_on) {
    std::uint32_t taken = 0;
    workload.tell([&](PostRequest request) {
      if (taken < posts && is_desk_report(request)) {
        aside_.flush();
        for (PostRequest& post : single_posts_of(request)) {
          timed_.take(std::move(post));
          ++taken;
        }
      } else {
        timed_.flush();
        aside_.take(std::move(request));
      }
      return goes_on || taken < posts;
    });
    timed_.flush();
    aside_.flush();
  }

  /// What was timed, after a look at the log.
  [[nodiscard]] Recorded recorded(const Checks& checks) const {
    const Recorded& timed = timed_.recorded();
    checks.must_be("recorded", "events in the log", timed.events + aside_.recorded().events, log_.tip().value);
    checks.must_reach("syncs", "of them, one for each commit group,", timed.groups, timed.syncs);
    return timed;
  }

 private:
  Log log_;
  Spine spine_;
  Recorder timed_;
  Recorder aside_;
};

Recorded record(const std::filesystem::path& folder, const Options& options, const Workload& workload, Trial trial,
                bool goes_on) {
  Desk desk(folder, trial);
  if (trial.form == PostForm::bulk) {
    desk.record_all(workload);
  } else {
    desk.record_singly(workload, options.posts, goes_on);
  }
  return desk.recorded(options.checks);
}

void check(const std::filesystem::path& folder, const Checks& checks, const Expected& expected) {
  const Log log(folder, Log::Mode::read_only);
  const Views views = replay(log, {});
  checks.must_agree("log", expected.log, log_figures(log));
  checks.must_agree("states", expected.states, state_figures(views.facts()));
  checks.must_agree("projections", expected.projections, projection_figures(views));
}

}  // namespace

Recorded append(const Options& options, const Workload& workload, const Expected& expected, Trial trial,
                bool is_checked) {
  const LogFolder folder(options.folder);
  const Recorded recorded = record(folder.path(), options, workload, trial, is_checked);
  if (is_checked) check(folder.path(), options.checks, expected);
  return recorded;
}

}  // namespace bonboek::bench
