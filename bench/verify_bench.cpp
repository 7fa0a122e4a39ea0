// How fast a log is verified, on one thread: a workload's log is written, its answer checked against the workload's own
// arithmetic and against the tree that a service keeps, and then verifications of it are timed:
//
//   blocks  from the ledger's folder: blocks decoded, runs decided again, lines printed and hashed, books rebuilt
//   lines   from its export: every line read back and hashed, its events decided again, books rebuilt
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "audit/heard_export.hpp"
#include "audit/heard_log.hpp"
#include "bench/log_folder.hpp"
#include "bench/options.hpp"
#include "bench/workload/expected.hpp"
#include "bench/workload_log.hpp"
#include "ledger/log_runs.hpp"
#include "ledger/log_tree.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

constexpr std::size_t findings_told = 1;

std::string export_of(const Log& log, const Facts& facts) {
  std::string text;
  read_runs(log, Sequence{0}, log.tip(), [&](const PlacedRun& placed) {
    const RunLines lines(placed.submission, placed.run.fact, line_names(facts));
    for (std::uint64_t i = placed.from; i < placed.until; ++i) {
      lines.append(text, placed.run, placed.first, i);
      text += '\n';
    }
    return true;
  });
  return text;
}

struct Outcome {
  TreeHead head;
  Findings findings{findings_told};
  Figures projections;
};

template <class Heard>
Outcome outcome_of(const Heard& heard, Findings findings, bool with_figures) {
  Outcome outcome{{heard.heads().size(), heard.heads().root()}, std::move(findings), {}};
  if (with_figures) outcome.projections = projection_figures(heard.views());
  return outcome;
}

Outcome verify_blocks(const Log& log, bool with_figures = false) {
  Findings findings(findings_told);
  HeardLog heard(log, {}, {}, findings);
  heard.hear(log.tip(), [](Sequence) {});
  return outcome_of(heard, std::move(findings), with_figures);
}

Outcome verify_lines(const std::string& text, bool with_figures = false) {
  Findings findings(findings_told);
  HeardExport heard(text, {}, {}, findings);
  heard.hear([](std::uint64_t) {});
  return outcome_of(heard, std::move(findings), with_figures);
}

void must_hold(const std::string& what, const Outcome& outcome, const TreeHead& head) {
  if (outcome.findings.count() > 0) {
    const Finding& first = outcome.findings.list().front();
    throw WrongAnswer(fmt::format("{}: event {}: {}: {}", what, first.at.value, name_of(first.broken), first.what));
  }
  if (outcome.head != head) throw WrongAnswer(fmt::format("{}: another root than that of the service's tree", what));
}

/// Another head, where a check is to fail.
TreeHead spoiled_if(bool is_spoiled, TreeHead head) {
  if (is_spoiled) head.root[0] ^= 1U;
  return head;
}

void check(const Log& log, const std::string& text, const TreeHead& head, const Checks& checks,
           const Expected& expected) {
  const auto blocks = verify_blocks(log, true);
  must_hold("blocks-hold", blocks, spoiled_if(checks.is_spoiled("blocks-hold"), head));
  checks.must_agree("blocks", expected.projections, blocks.projections);
  const auto lines = verify_lines(text, true);
  must_hold("lines-hold", lines, spoiled_if(checks.is_spoiled("lines-hold"), head));
  checks.must_agree("lines", expected.projections, lines.projections);
}

template <class Once>
void time(benchmark::State& state, const TreeHead& head, Once once) {
  for (auto _ : state) must_hold("while timed", once(), head);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(head.size));
}

void run(const Options& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  const LogFolder folder(options.folder);
  write_log(folder.path(), workload, options.block_events);
  const Log log(folder.path(), Log::Mode::write);
  const Views views = replay(log, {});
  const TreeHead head = LogTree(log, views.facts()).head(log.tip().value);
  const std::string text = export_of(log, views.facts());
  check(log, text, head, options.checks, expected);
  tell_workload(options, workload, expected.event_count);
  const auto add = [&](const char* name, auto once) {
    benchmark::RegisterBenchmark(name, [&, once](benchmark::State& state) { time(state, head, once); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime();
  };
  add("blocks", [&] { return verify_blocks(log); });
  add("lines", [&] { return verify_lines(text); });
  run_benchmarks();
}

/// The export is held in memory beside the log on the disk.
Need need_of_verifying(const Options& options) {
  constexpr std::uint64_t line_bytes = 320;
  Need need = need_of(options.events);
  need.memory += options.events * line_bytes;
  return need;
}

Program program() {
  return {"verify_bench",
          "Times the verification of a workload's log, after a check of what it comes to.",
          {"--events", "--block-events"},
          {"blocks-hold", "blocks", "lines-hold", "lines"},
          need_of_verifying,
          run,
          true};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
