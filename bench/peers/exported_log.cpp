#include "bench/peers/exported_log.hpp"

#include <fmt/format.h>

#include "bench/peers/event_rows.hpp"
#include "ledger/log.hpp"
#include "ledger/registers.hpp"

namespace bonboek::bench {
namespace {

void write_events(const std::filesystem::path& folder) {
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
}

void write_parties(const std::filesystem::path& path, const Parties& parties) {
  TextFile file(path);
  file.put("index,kind,id\n");
  const auto put = [&](PartyKind kind, PartyIndex index, const Principal& party) {
    file.put(fmt::format("{},{},{}\n", index.value, name_of(kind), party.party));
  };
  for (LibraryId id{0}; id.value < library_count; ++id.value) {
    put(PartyKind::library, Parties::index_of(id), parties.at(id));
  }
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value) {
    put(PartyKind::intermediary, Parties::index_of(id), parties.at(id));
  }
  file.close();
}

void write_types(const std::filesystem::path& path) {
  TextFile file(path);
  file.put("number,name\n");
  std::size_t number = Names<EventType>::first;
  for (const auto name : Names<EventType>::list) file.put(fmt::format("{},{}\n", number++, name));
  file.close();
}

}  // namespace

void must_be_new(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "log")) return;
  throw std::runtime_error(fmt::format("{} already holds a ledger", folder.string()));
}

void export_log(const std::filesystem::path& folder, const Parties& parties) {
  write_events(folder);
  write_parties(folder / "parties.csv", parties);
  write_types(folder / "types.csv");
}

void write_figures(const std::filesystem::path& path, const Figures& figures) {
  TextFile file(path);
  for (const auto& [name, value] : figures.by_name()) file.put(fmt::format("{},{}\n", name, value));
  file.close();
}

}  // namespace bonboek::bench
