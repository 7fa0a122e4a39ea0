// How fast a log is replayed: a workload's log is written, its answer checked against the workload's own arithmetic,
// and then replays of it are timed, each doing what the one before it does and more:
//
//   scan         every block read from RocksDB, its checksum checked, every run decoded
//   states       and every voucher, register, invoice and the fund brought up to date
//   projections  and every projection
//   projections/threads:2  the same by two threads
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

/// Calls `each(run, recorded_at)` for all of the log.
template <class Each>
void for_each_run(const Log& log, Each each) {
  Run run;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first, BlockReader::Columns::vouchers);
    for (Submission submission; reader.next_submission(submission);) {
      for (Sequence first; reader.next_run(run, first);) each(run, submission.recorded_at);
    }
    return true;
  });
}

std::uint64_t scan(const Log& log) {
  std::uint64_t events = 0;
  for_each_run(log, [&](const Run& run, Timestamp) { events += run.count(); });
  return events;
}

Facts replay_states(const Log& log) {
  Facts facts;
  const Changed nothing = [](std::span<const Change>) {};
  for_each_run(log, [&](const Run& run, Timestamp recorded_at) { facts.apply(run, recorded_at, nothing); });
  return facts;
}

/// What is in memory per voucher once everything is replayed.
double check(const Log& log, const Checks& checks, const Expected& expected) {
  checks.must_agree("log", expected.log, log_figures(log));
  checks.must_agree("states", expected.states, state_figures(replay_states(log)));
  const auto before = resident_bytes();
  const Views views = replay(log, {});
  const auto after = resident_bytes();
  checks.must_agree("states-beside-projections", expected.states, state_figures(views.facts()));
  checks.must_agree("projections", expected.projections, projection_figures(views));
  const Views shared = replay_in_two(log, {});
  checks.must_agree("states-by-two-threads", expected.states, state_figures(shared.facts()));
  checks.must_agree("projections-by-two-threads", expected.projections, projection_figures(shared));
  return static_cast<double>(after - before) / views.facts().vouchers().size();
}

std::uint64_t count(std::uint64_t events) {
  return events;
}
std::uint64_t count(const Facts& facts) {
  return facts.next().value;
}
std::uint64_t count(const Views& views) {
  return views.facts().next().value;
}

/// Times `once`, until there is what it makes: not how long that takes to go again.
template <class Once>
void time(benchmark::State& state, const Checks& checks, const char* name, std::uint64_t events, Once once) {
  for (auto _ : state) {
    std::optional made(once());
    checks.must_be(fmt::format("timed-{}", name), "events replayed", events, count(*made));
    state.PauseTiming();
    made.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

void run(const Options& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  const LogFolder folder(options.folder);
  write_log(folder.path(), workload, options.block_events);
  const Log log(folder.path(), Log::Mode::write);  // opening writes to tables what was in the write-ahead log
  const double voucher_bytes = check(log, options.checks, expected);
  const double event_bytes = static_cast<double>(folder.bytes()) / static_cast<double>(expected.event_count);
  tell_workload(options, workload, expected.event_count);
  benchmark::AddCustomContext("bytes an event on disk", fmt::format("{:.1f}", event_bytes));
  benchmark::AddCustomContext("bytes a voucher in memory", fmt::format("{:.1f}", voucher_bytes));

  const auto add = [&](const char* name, auto once) {
    benchmark::RegisterBenchmark(
        name,
        [&, name, once](benchmark::State& state) { time(state, options.checks, name, expected.event_count, once); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  add("scan", [&] { return scan(log); });
  add("states", [&] { return replay_states(log); });
  add("projections", [&] { return replay(log, {}); });
  add("projections/threads:2", [&] { return replay_in_two(log, {}); });
  run_benchmarks();
}

Program program() {
  return {
      "replay_bench",
      "Times the replay of a workload's log, after a check of what it comes to.",
      {"--events", "--block-events"},
      {"log", "states", "states-beside-projections", "projections", "states-by-two-threads",
       "projections-by-two-threads", "timed-scan", "timed-states", "timed-projections", "timed-projections/threads:2"},
      [](const Options& options) { return need_of(options.events); },
      run,
      true};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
