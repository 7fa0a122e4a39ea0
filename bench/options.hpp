// What the benchmark programs take, some beside Google Benchmark's own options.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/checks.hpp"
#include "bench/room.hpp"
#include "bench/workload/workload.hpp"

namespace bonboek::bench {

struct Options {
  std::uint64_t events{1'000'000};
  std::uint64_t seed{1};
  std::uint32_t posts{4'000};         // about so many single posts
  std::uint32_t block_events{4'096};  // a block of a log is ended at this many events
  std::uint32_t repetitions{3};       // of the ledger and a peer by turns
  std::filesystem::path folder;       // where logs are written for a while
  bool is_log_alone{false};           // no files for other databases
  Checks checks;
};

struct Program {
  std::string name;
  std::string does;                 // a sentence for --help
  std::vector<std::string> takes;   // beside --seed and --folder: "--events"
  std::vector<std::string> checks;  // what --spoil-check can name; of none there is no such option
  Need (*need)(const Options&);
  void (*run)(const Options&);
  bool is_google_benchmark{false};  // takes the options of that too
};

/// A program's `main`: reads its options, does `run` with them and says on standard error what that throws. A size that
/// does not fit memory or disk is refused before it starts, with what it would need. Returns the exit code: 1 where it
/// throws, 2 where it is not started. Its folders are gone when it ends, also by a signal.
[[nodiscard]] int run_program(const Program& program, int count, char** words);

/// Tells what the program measures, with size and seed, in the benchmark's own heading.
void tell_workload(const Options& options, const Workload& workload, std::uint64_t event_count);

/// Runs the benchmarks that were registered. Throws std::runtime_error where the filter that was given matches none.
void run_benchmarks();

}  // namespace bonboek::bench
