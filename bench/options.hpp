// What every benchmark program takes beside Google Benchmark's own options.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "bench/workload/expected.hpp"

namespace bonboek::bench {

struct Options {
  std::uint64_t events{1'000'000};
  std::uint64_t seed{1};
  std::uint32_t posts{4'000};         // append_bench, desk_ledger: about so many single posts
  std::uint32_t block_events{4'096};  // a block of a log is ended at this many events
  std::uint32_t repetitions{3};       // rocks_limit: of the ledger and the bare store by turns
  std::filesystem::path folder;       // where logs are written for a while
  bool is_log_alone{false};           // export_workload: no files for other databases
  bool is_spoiled{false};             // what is expected is altered by one, to see the check fail
};

/// Reads both kinds of options; what is not right is said on standard error. A size that fits neither memory nor disk
/// is refused with the figure that it would need: what a log takes, and `more_disk_bytes_an_event`. Nothing where the
/// program is to end with `exit_code`.
[[nodiscard]] std::optional<Options> read_options(int count, char** words, int& exit_code,
                                                  std::uint64_t more_disk_bytes_an_event = 0);

/// A program's `main`: reads its options, does `run` with them and says on standard error what that throws. Returns the
/// exit code, 1 where it throws.
[[nodiscard]] int run_program(const char* name, int count, char** words, void (*run)(const Options&),
                              std::uint64_t more_disk_bytes_an_event = 0);

/// What a workload must come to, altered where the check itself is being tried.
[[nodiscard]] Expected expected_with(const Options& options, const Workload& workload);

/// Tells what the program measures, with size and seed, in the benchmark's own heading.
void tell_workload(const Options& options, const Workload& workload, const Expected& expected);

}  // namespace bonboek::bench
