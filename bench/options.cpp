#include "bench/options.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <limits>

#include "bench/log_folder.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint64_t max_events = 500'000'000;
constexpr std::uint32_t max_posts = 1'000'000;
constexpr std::uint32_t max_repetitions = 100;
constexpr std::uint32_t max_block_events = 100'000;
constexpr int not_started = 2;

void add_options(CLI::App& app, const Program& program, Options& options) {
  const auto takes = [&](const char* name) { return std::ranges::find(program.takes, name) != program.takes.end(); };
  if (takes("--events")) {
    app.add_option("--events", options.events, "size of the workload, about so many events")
        ->envname("BONBOEK_BENCH_EVENTS")
        ->check(CLI::Range(std::uint64_t{1}, max_events))
        ->capture_default_str();
  }
  if (takes("--posts")) {
    app.add_option("--posts", options.posts, "about so many single-event posts")
        ->check(CLI::Range(1U, max_posts))
        ->capture_default_str();
  }
  if (takes("--block-events")) {
    app.add_option("--block-events", options.block_events, "a block is ended at this many events")
        ->check(CLI::Range(1U, max_block_events))
        ->capture_default_str();
  }
  if (takes("--repetitions")) {
    app.add_option("--repetitions", options.repetitions, "of the ledger and the peer by turns")
        ->check(CLI::Range(1U, max_repetitions))
        ->capture_default_str();
  }
  if (takes("--log-alone")) app.add_flag("--log-alone", options.is_log_alone, "no files for other databases");
  app.add_option("--seed", options.seed, "the same seed makes the same workload")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()))
      ->capture_default_str();
  app.add_option("--folder", options.folder, "where logs are written for a while; a disk, for fsync to mean anything")
      ->check(CLI::ExistingDirectory)
      ->capture_default_str();
}

int refuse(const std::string& name, const std::string& why) {
  fmt::print(stderr, "{}: {}\n", name, why);
  return not_started;
}

/// Nothing where the program is to end with `exit_code`.
std::optional<Options> read_options(const Program& program, int count, char** words, int& exit_code) {
  if (program.is_google_benchmark) benchmark::Initialize(&count, words);
  Options options;
  options.folder = std::filesystem::temp_directory_path();
  CLI::App app(program.does + (program.is_google_benchmark ? " Takes the options of Google Benchmark too, such as "
                                                             "--benchmark_repetitions=5."
                                                           : ""));
  add_options(app, program, options);
  std::string spoiled;
  if (!program.checks.empty()) {
    app.add_option("--spoil-check", spoiled, "expect something else of this check: the program has to fail")
        ->check(CLI::IsMember(program.checks));
  }
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : not_started;
    return {};
  }
  options.checks = Checks(spoiled);
  const bool is_of_posts = program.takes.front() == "--posts";
  const auto what = is_of_posts ? fmt::format("{} posts", options.posts) : fmt::format("{} events", options.events);
  if (const auto why = misfit(options.folder, program.need(options), what); !why.empty()) {
    exit_code = refuse(program.name, why);
    return {};
  }
  return options;
}

}  // namespace

int run_program(const Program& program, int count, char** words) {
  try {
    remove_folders_when_stopped();
    int exit_code = 0;
    const auto options = read_options(program, count, words, exit_code);
    if (options) program.run(*options);
    return exit_code;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}: {}\n", program.name, failure.what());
    return 1;
  }
}

void tell_workload(const Options& options, const Workload& workload, std::uint64_t event_count) {
  benchmark::AddCustomContext("workload",
                              fmt::format("{} events, {} vouchers, {} waves, seed {}", event_count,
                                          workload.waves().voucher_count(), workload.waves().count(), workload.seed()));
  benchmark::AddCustomContext("folder", options.folder.string());
  benchmark::AddCustomContext("file system", file_system_of(options.folder));
}

void run_benchmarks() {
  if (benchmark::RunSpecifiedBenchmarks() == 0) throw std::runtime_error("the filter matches no benchmark");
}

}  // namespace bonboek::bench
