// How fast a workload's log is made, in either of the two ways of workload_log.hpp:
//
//   straight  written from what the workload is known to come to: how the other programs make their logs
//   import    every submission as a body: printed, decoded, hashed, decided, recorded and applied
//
// The first log is replayed and checked against the workload's own arithmetic; every log that is timed has to be the
// same as it, byte for byte.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>

#include "bench/log_folder.hpp"
#include "bench/options.hpp"
#include "bench/workload/expected.hpp"
#include "bench/workload_log.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

void check(const std::filesystem::path& folder, const Checks& checks, const Expected& expected) {
  const Log log(folder, Log::Mode::write);  // opening writes to tables what was in the write-ahead log
  const Views views = replay(log, {});
  checks.must_agree("log", expected.log, log_figures(log));
  checks.must_agree("states", expected.states, state_figures(views.facts()));
  checks.must_agree("projections", expected.projections, projection_figures(views));
}

/// Times `make`, which makes a log in the folder that it is given.
template <class Make>
void time(benchmark::State& state, const Options& options, const Expected& expected,
          const std::filesystem::path& reference, const char* name, Make make) {
  for (auto _ : state) {
    const LogFolder folder(options.folder);
    const auto begin = std::chrono::steady_clock::now();
    make(folder.path());
    state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    try {
      must_be_identical(reference, folder.path());
    } catch (const WrongAnswer& wrong) {
      throw WrongAnswer(fmt::format("{}: {}", name, wrong.what()));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(expected.event_count));
}

void run(const Options& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  const LogFolder reference(options.folder);
  write_log(reference.path(), workload, options.block_events);
  check(reference.path(), options.checks, expected);
  tell_workload(options, workload, expected.event_count);
  const auto add = [&](const char* name, auto make) {
    const std::uint32_t block_events = std::max(1U, options.block_events / (options.checks.is_spoiled(name) ? 4 : 1));
    benchmark::RegisterBenchmark(name,
                                 [&, name, make, block_events](benchmark::State& state) {
                                   time(state, options, expected, reference.path(), name,
                                        [&](const auto& folder) { make(folder, workload, block_events); });
                                 })
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(1);
  };
  add("straight", write_log);
  add("import", import_log);
  run_benchmarks();
}

Program program() {
  return {"import_bench",
          "Times the making of a workload's log in two ways, and checks that both come to the same bytes.",
          {"--events", "--block-events"},
          {"log", "states", "projections", "straight", "import"},
          [](const Options& options) { return need_of(options.events, 2); },
          run,
          true};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
