// Writes the workload's log, and the same as files that other databases load. In the folder that --folder names come:
//
//   log/                 the log, in a ledger's place
//   events.csv           one line an event: see event_rows.hpp
//   submissions.csv      first,actor,key: one line a submission
//   parties.csv          index,kind,id; types.csv: number,name
//   expected-log.csv     name,value: what the events come to by the workload's own arithmetic; then what the states of
//   expected-states.csv  the vouchers do, and the projections. What is zero is left out.
//   expected-projections.csv
#include <fmt/format.h>

#include <cstdio>

#include "bench/log_folder.hpp"
#include "bench/options.hpp"
#include "bench/peers/event_rows.hpp"
#include "bench/recorder.hpp"
#include "ledger/registers.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint64_t csv_bytes_an_event = 110;  // 95 were measured

void write_log(const std::filesystem::path& folder, const Workload& workload, std::uint32_t block_events) {
  Log log(folder, Log::Mode::create);
  Spine spine(log, Views{}, Workload::opens_at);
  Recorder recorder(spine, {block_events, block_events});
  workload.tell([&](PostRequest request) {
    recorder.take(std::move(request));
    return true;
  });
  recorder.flush();
}

/// Tells what it wrote, to be compared with what was expected.
Figures write_rows(const std::filesystem::path& folder) {
  const Log log(folder / "log", Log::Mode::write);  // opening writes to tables what was in the write-ahead log
  TextFile events(folder / "events.csv");
  TextFile submissions(folder / "submissions.csv");
  events.put(fmt::format("{}\n", event_columns));
  submissions.put("first,actor,key\n");
  EventRows rows(events);
  Run run;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission);) {
      submissions.put(fmt::format("{},{},{}\n", submission.first.value, submission.actor, submission.key));
      for (Sequence first; reader.next_run(run, first);) rows.add(submission, run, first);
    }
    return true;
  });
  events.close();
  submissions.close();
  return log_figures(log);
}

void write_names(const std::filesystem::path& folder, const Parties& parties) {
  TextFile file(folder / "parties.csv");
  file.put("index,kind,id\n");
  const auto put = [&](PartyKind kind, PartyIndex index, const Principal& party) {
    file.put(fmt::format("{},{},{}\n", index.value, name_of(kind), party.party));
  };
  for (LibraryId id{0}; id.value < library_count; ++id.value)
    put(PartyKind::library, Parties::index_of(id), parties.at(id));
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value)
    put(PartyKind::intermediary, Parties::index_of(id), parties.at(id));
  file.close();

  TextFile types(folder / "types.csv");
  types.put("number,name\n");
  std::size_t number = Names<EventType>::first;
  for (const auto name : Names<EventType>::list) types.put(fmt::format("{},{}\n", number++, name));
  types.close();
}

void write_figures(const std::filesystem::path& path, const Figures& figures) {
  TextFile file(path);
  for (const auto& [name, value] : figures.by_name()) file.put(fmt::format("{},{}\n", name, value));
  file.close();
}

void run(const Options& options) {
  const std::filesystem::path& folder = options.folder;
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_with(options, workload);
  write_log(folder / "log", workload, options.block_events);
  must_agree("log", expected.log, write_rows(folder));
  write_names(folder, workload.parties());
  write_figures(folder / "expected-log.csv", expected.log);
  write_figures(folder / "expected-states.csv", expected.states);
  write_figures(folder / "expected-projections.csv", expected.projections);
  fmt::print("{{\"events\": {}, \"vouchers\": {}, \"seed\": {}}}\n", expected.event_count,
             workload.waves().voucher_count(), workload.seed());
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  try {
    int exit_code = 0;
    const auto options = bonboek::bench::read_options(count, words, exit_code, bonboek::bench::csv_bytes_an_event);
    if (options) bonboek::bench::run(*options);
    return exit_code;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "export_workload: {}\n", failure.what());
    return 1;
  }
}
