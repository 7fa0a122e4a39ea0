// Writes the workload's log into the folder that --folder names, and the same as files that other databases load (see
// exported_log.hpp; not with --log-alone). Beside them come, as lines of name,value, what the workload comes to by its
// own arithmetic:
//
//   expected-log.csv  expected-states.csv  expected-projections.csv
#include <fmt/format.h>

#include <cstdio>

#include "bench/options.hpp"
#include "bench/peers/exported_log.hpp"
#include "bench/workload/expected.hpp"
#include "bench/workload_log.hpp"

namespace bonboek::bench {
namespace {

void run(const Options& options) {
  const std::filesystem::path& folder = options.folder;
  must_be_new(folder);
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  write_log(folder / "log", workload, options.block_events);
  if (!options.is_log_alone) export_log(folder, workload.parties());
  write_figures(folder / "expected-log.csv", expected.log);
  write_figures(folder / "expected-states.csv", expected.states);
  write_figures(folder / "expected-projections.csv", expected.projections);
  fmt::print("{{\"events\": {}, \"vouchers\": {}, \"seed\": {}}}\n", expected.event_count,
             workload.waves().voucher_count(), workload.seed());
}

Need need(const Options& options) {
  Need need = need_of(options.events);
  if (!options.is_log_alone) need.disk += options.events * csv_bytes_an_event;
  return need;
}

Program program() {
  return {"export_workload",
          "Writes a workload's log, as files for other databases too, and what it comes to.",
          {"--events", "--block-events", "--log-alone"},
          {},
          need,
          run};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
