// How fast submissions are decided, encoded, written with fsync and applied:
//
//   bulk/N    the whole workload, its reports as lists of vouchers, N submissions to a commit group
//   single/N  posts of one event each, N to a commit group, as N clients that wait for their answers would make it
//
// Each is done once untimed and checked against the workload's own arithmetic before it is timed.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>

#include "bench/append_trial.hpp"

namespace bonboek::bench {
namespace {

constexpr std::array trials{
    Trial{PostForm::bulk, 1},    Trial{PostForm::bulk, 16},   Trial{PostForm::single, 1},
    Trial{PostForm::single, 16}, Trial{PostForm::single, 64},
};

std::string name_of(Trial trial) {
  return fmt::format("{}/{}", trial.form == PostForm::bulk ? "bulk" : "single", trial.group);
}

void time(benchmark::State& state, const Options& options, const Workload& workload, const Expected& expected,
          Trial trial) {
  std::uint64_t events = 0;
  Recorded recorded;
  for (auto _ : state) {
    recorded = append(options, workload, expected, trial, false);
    state.SetIterationTime(recorded.seconds());
    events += recorded.events;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["events"] = static_cast<double>(recorded.events);
  state.counters["posts"] = static_cast<double>(recorded.submissions);
  state.counters["syncs"] = static_cast<double>(recorded.syncs);
}

void run(const Options& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  for (Trial trial : trials) static_cast<void>(append(options, workload, expected, trial, true));
  tell_workload(options, workload, expected.event_count);
  for (Trial trial : trials) {
    benchmark::RegisterBenchmark(
        name_of(trial).c_str(),
        [&, trial](benchmark::State& state) { time(state, options, workload, expected, trial); })
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
  }
  run_benchmarks();
}

Program program() {
  return {"append_bench",
          "Times submissions that are decided, encoded, written with fsync and applied, after a check of "
          "what comes of them.",
          {"--events", "--posts"},
          {"recorded", "syncs", "log", "states", "projections"},
          [](const Options& options) { return need_of(options.events); },
          run,
          true};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
