#include "bench/options.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>

namespace bonboek::bench {
namespace {

constexpr std::uint64_t max_events = 500'000'000;
constexpr std::uint32_t max_posts = 1'000'000;
constexpr std::uint32_t max_repetitions = 100;
constexpr std::uint32_t max_block_events = 100'000;

// Generous rounds of what was measured: logs before they are compacted, and every voucher, invoice line and view.
constexpr std::uint64_t disk_bytes_an_event = 64;
constexpr std::uint64_t memory_bytes_an_event = 64;
constexpr std::uint64_t memory_bytes_for_all = 512U << 20U;

/// What can be had without swapping: pages that only keep files are as good as free. 0 where the system does not tell.
std::uint64_t free_memory_bytes() {
  std::ifstream file("/proc/meminfo");
  std::string name;
  std::uint64_t kilobytes = 0;
  for (std::string unit; file >> name >> kilobytes; std::getline(file, unit)) {
    if (name == "MemAvailable:") return kilobytes << 10U;
  }
  return 0;
}

/// Why a workload does not fit this machine; empty where it does.
std::string misfit(const Options& options, std::uint64_t more_disk_bytes_an_event) {
  const std::uint64_t disk = options.events * (disk_bytes_an_event + more_disk_bytes_an_event);
  const std::uint64_t memory = memory_bytes_for_all + options.events * memory_bytes_an_event;
  const std::uint64_t free_disk = std::filesystem::space(options.folder).available;
  if (disk > free_disk) {
    return fmt::format("{} events need {} MB in {}, which has {} MB", options.events, disk >> 20U,
                       options.folder.string(), free_disk >> 20U);
  }
  if (memory > free_memory_bytes()) {
    return fmt::format("{} events need {} MB of memory, {} MB are free", options.events, memory >> 20U,
                       free_memory_bytes() >> 20U);
  }
  return {};
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("--events", options.events, "size of the workload, about so many events")
      ->envname("BONBOEK_BENCH_EVENTS")
      ->check(CLI::Range(std::uint64_t{1}, max_events))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "the same seed makes the same workload")->capture_default_str();
  app.add_option("--posts", options.posts, "append_bench, desk_ledger: about so many single-event posts are timed")
      ->check(CLI::Range(1U, max_posts))
      ->capture_default_str();
  app.add_option("--block-events", options.block_events,
                 "a block is ended at this many events; append_bench: as its trials say")
      ->check(CLI::Range(1U, max_block_events))
      ->capture_default_str();
  app.add_option("--repetitions", options.repetitions, "rocks_limit: of the ledger and the bare store by turns")
      ->check(CLI::Range(1U, max_repetitions))
      ->capture_default_str();
  app.add_option("--folder", options.folder, "where logs are written for a while; a disk, for fsync to mean anything")
      ->check(CLI::ExistingDirectory)
      ->capture_default_str();
  app.add_flag("--log-alone", options.is_log_alone, "export_workload: no files for other databases");
  app.add_flag("--spoil-check", options.is_spoiled, "expect one voucher more than there is: the program has to fail");
}

}  // namespace

std::optional<Options> read_options(int count, char** words, int& exit_code, std::uint64_t more_disk_bytes_an_event) {
  benchmark::Initialize(&count, words);
  Options options;
  options.folder = std::filesystem::temp_directory_path();
  CLI::App app(
      "Checks its answer, then times it. Takes the options of Google Benchmark too, such as "
      "--benchmark_repetitions=5.");
  add_options(app, options);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : 2;
    return {};
  }
  if (const auto why = misfit(options, more_disk_bytes_an_event); !why.empty()) {
    fmt::print(stderr, "{}\n", why);
    exit_code = 2;
    return {};
  }
  return options;
}

int run_program(const char* name, int count, char** words, void (*run)(const Options&),
                std::uint64_t more_disk_bytes_an_event) {
  try {
    int exit_code = 0;
    const auto options = read_options(count, words, exit_code, more_disk_bytes_an_event);
    if (options) run(*options);
    return exit_code;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}: {}\n", name, failure.what());
    return 1;
  }
}

Expected expected_with(const Options& options, const Workload& workload) {
  Expected expected = expected_of(workload);
  if (options.is_spoiled) {
    expected.log.add("events minted", 1);
    expected.states.add("vouchers", 1);
    expected.projections.add("counted minted", 1);
  }
  return expected;
}

void tell_workload(const Options& options, const Workload& workload, const Expected& expected) {
  benchmark::AddCustomContext("workload",
                              fmt::format("{} events, {} vouchers, {} waves, seed {}", expected.event_count,
                                          workload.waves().voucher_count(), workload.waves().count(), workload.seed()));
  benchmark::AddCustomContext("folder", options.folder.string());
}

}  // namespace bonboek::bench
