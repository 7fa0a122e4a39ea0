#include "tests/ledger/log_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

void must(const rocksdb::Status& status) {
  if (!status.ok()) throw std::logic_error(status.ToString());
}

Digest digest_of(std::uint64_t number) {
  Digest digest{};
  std::memcpy(digest.data(), &number, sizeof(number));
  return digest;
}

Record record_of(Submission submission, const std::vector<const Run*>& runs, Sequence first) {
  submission.digest = digest_of(first.value);
  BlockBuilder builder(first);
  builder.add(submission, runs);
  Record record{first, builder.event_count(), {}, {}};
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

TestFolder::TestFolder() {
  auto name = (std::filesystem::temp_directory_path() / "ledger-tests-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

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

void change_raw(const std::filesystem::path& folder, const std::function<void(RawLog&)>& change) {
  std::vector<std::string> names;
  must(rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions{}, folder.string(), &names));
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto& name : names) families.emplace_back(name, rocksdb::ColumnFamilyOptions{});
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  must(rocksdb::DB::Open(rocksdb::DBOptions{}, folder.string(), families, &handles, &opened));
  const std::unique_ptr<rocksdb::DB> db(opened);
  RawLog raw{*db};
  for (auto* handle : handles) (handle->GetName() == "keys" ? raw.keys : raw.log) = handle;
  change(raw);
  for (auto* handle : handles) must(db->DestroyColumnFamilyHandle(handle));
}

std::string raw_key(Sequence first) {
  std::string key(sizeof(first.value), '\0');
  for (std::size_t i = 0; i < key.size(); ++i) key[key.size() - 1 - i] = static_cast<char>(first.value >> (8 * i));
  return key;
}

}  // namespace bonboek
