#include "tests/ledger/log_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

Digest digest_of(std::uint64_t number) {
  Digest digest{};
  std::memcpy(digest.data(), &number, sizeof(number));
  return digest;
}

Record record_of(Submission submission, const std::vector<const Run*>& runs, Sequence first) {
  submission.digest = digest_of(first.value);
  BlockBuilder builder(first);
  builder.add(submission, runs);
  Record record;
  record.first = first;
  record.event_count = builder.event_count();
  record.block = std::move(builder).finish();
  record.keys.push_back({std::string(submission.actor), std::string(submission.key), first, submission.digest});
  return record;
}

std::vector<Record> records_of(const MemoryLedger& ledger) {
  std::vector<Record> records;
  const auto& recorded = ledger.recorded();
  for (auto at = recorded.begin(); at != recorded.end();) {
    const auto key = fmt::format("key-{}", records.size());
    Submission submission;
    submission.recorded_at = at->recorded_at;
    submission.actor = at->actor;
    submission.key = key;
    const auto first = at->submission;
    std::vector<const Run*> runs;
    for (; at != recorded.end() && at->submission == first; ++at) runs.push_back(&at->run);
    records.push_back(record_of(submission, runs, first));
  }
  return records;
}

}  // namespace

const MemoryLedger& sample_ledger() {
  static const MemoryLedger sample = [] {
    const auto tables = read_rule_tables(BONBOEK_SCENARIOS);
    RulePlayer player;
    player.play(lines_of(*std::ranges::find(tables, "five invoiced", &RuleTable::name), tables));
    return player.ledger();
  }();
  return sample;
}

const std::vector<Record>& sample_records() {
  static const auto records = records_of(sample_ledger());
  return records;
}

void write_log(const std::filesystem::path& folder, const std::vector<Record>& records) {
  Log log(folder, Log::Mode::create);
  for (const Record& record : records) {
    if (log.append(record) != AppendOutcome::ok) throw std::logic_error("not appended");
  }
}

Record fund_record(Sequence first, std::uint32_t events, const std::string& key) {
  Run run;
  run.fact.type = EventType::fund_deposited;
  run.fact.amount = Cents{1};
  run.fact.reference = "D";
  Submission submission;
  submission.actor = "cubiss";
  submission.key = key;
  return record_of(submission, std::vector<const Run*>(events, &run), first);
}

std::vector<std::string> blocks_of(const Log& log) {
  std::vector<std::string> blocks;
  log.read(Sequence{0}, Sequence::none(), [&](std::string_view block, Sequence) {
    blocks.emplace_back(block);
    return true;
  });
  return blocks;
}

}  // namespace bonboek
