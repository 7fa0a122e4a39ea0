#include "ledger/log.hpp"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/statistics.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <set>

namespace bonboek {
namespace {

constexpr const char* keys_family = "keys";
constexpr std::string_view keys_built_to{"\0built-to", 9};  // no principal's name begins with a zero byte
constexpr std::size_t write_buffer_bytes = 64U << 20U;
constexpr std::size_t cache_bytes = 64U << 20U;
constexpr std::size_t keys_rebuilt_per_batch = 10'000;

std::string position(Sequence sequence) {
  const std::uint64_t big_endian = __builtin_bswap64(sequence.value);
  std::string key(sizeof(big_endian), '\0');
  std::memcpy(key.data(), &big_endian, sizeof(big_endian));
  return key;
}

Sequence sequence_at(const rocksdb::Slice& key) {
  if (key.size() != sizeof(std::uint64_t)) {
    throw LogDamage(Sequence{0}, fmt::format("a key of {} bytes stands in it", key.size()));
  }
  std::uint64_t big_endian = 0;
  std::memcpy(&big_endian, key.data(), sizeof(big_endian));
  return Sequence{__builtin_bswap64(big_endian)};
}

std::string_view view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

std::string key_of(std::string_view principal, std::string_view key) {
  return fmt::format("{} {}", principal, key);
}

std::string value_of(const KeyUse& use) {
  std::string value(sizeof(std::uint64_t), '\0');
  std::memcpy(value.data(), &use.first.value, sizeof(std::uint64_t));
  value.append(reinterpret_cast<const char*>(use.digest.data()), use.digest.size());
  return value;
}

/// The one place where a status becomes an exception.
void check(const rocksdb::Status& status, Sequence at, const std::filesystem::path& folder) {
  if (status.ok()) return;
  if (status.IsCorruption()) throw LogDamage(at, status.ToString());
  throw LogUnavailable(fmt::format("{}: {}", folder.string(), status.ToString()));
}

rocksdb::ColumnFamilyOptions log_options() {
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = write_buffer_bytes;
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  return options;
}

rocksdb::ColumnFamilyOptions keys_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.block_cache = cache;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

struct Log::Database {
  std::filesystem::path folder;
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::ColumnFamilyHandle* log{nullptr};
  rocksdb::ColumnFamilyHandle* keys{nullptr};
  std::shared_ptr<rocksdb::Statistics> statistics{rocksdb::CreateDBStatistics()};
  std::atomic<std::uint64_t> tip{0};
  bool is_failed{false};  // of the writing thread

  ~Database() {
    for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
  }

  void open(Mode mode);
  [[nodiscard]] std::vector<rocksdb::ColumnFamilyDescriptor> families_of(const rocksdb::DBOptions& options,
                                                                         Mode mode) const;
  void find_tip();
  void rebuild_keys_if_behind();
  [[nodiscard]] Sequence keys_reach() const;
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> block_of(Sequence sequence) const;
};

/// The families that the folder holds (RocksDB opens all or none) and those that are to be made.
std::vector<rocksdb::ColumnFamilyDescriptor> Log::Database::families_of(const rocksdb::DBOptions& options,
                                                                        Mode mode) const {
  const auto cache = rocksdb::NewLRUCache(cache_bytes);
  std::vector<std::string> present;
  if (!rocksdb::DB::ListColumnFamilies(options, folder.string(), &present).ok()) present.clear();  // a new folder
  std::set<std::string> names(present.begin(), present.end());
  if (mode != Mode::read_only) names.insert(keys_family);
  names.erase(rocksdb::kDefaultColumnFamilyName);
  std::vector<rocksdb::ColumnFamilyDescriptor> families{{rocksdb::kDefaultColumnFamilyName, log_options()}};
  for (const auto& name : names) families.emplace_back(name, keys_options(cache));
  return families;
}

void Log::Database::open(Mode mode) {
  rocksdb::DBOptions options;
  options.create_if_missing = mode == Mode::create;
  options.create_missing_column_families = true;
  options.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;  // a torn tail was never acknowledged
  options.paranoid_checks = true;
  options.statistics = statistics;
  options.keep_log_file_num = 4;
  statistics->set_stats_level(rocksdb::StatsLevel::kExceptTimers);
  if (!std::filesystem::exists(folder / "CURRENT") && mode != Mode::create) {
    throw LogUnavailable(fmt::format("{} holds no ledger: make one with 'bonboek init'", folder.string()));
  }
  const auto families = families_of(options, mode);
  rocksdb::DB* opened = nullptr;
  const auto status = mode == Mode::read_only
                          ? rocksdb::DB::OpenForReadOnly(options, folder.string(), families, &handles, &opened)
                          : rocksdb::DB::Open(options, folder.string(), families, &handles, &opened);
  if (status.IsIOError() && status.ToString().find("lock") != std::string::npos) {
    throw LogUnavailable(fmt::format("{} is in use by another process", folder.string()));
  }
  check(status, Sequence{0}, folder);
  db.reset(opened);
  for (auto* handle : handles) {
    if (handle->GetName() == rocksdb::kDefaultColumnFamilyName) log = handle;
    if (handle->GetName() == keys_family) keys = handle;
  }
}

void Log::Database::find_tip() {
  const std::unique_ptr<rocksdb::Iterator> last(db->NewIterator(rocksdb::ReadOptions{}, log));
  last->SeekToLast();
  check(last->status(), Sequence{0}, folder);
  if (!last->Valid()) return;
  const Sequence first = sequence_at(last->key());
  tip = first.value + BlockReader(view(last->value()), first).event_count();
}

Sequence Log::Database::keys_reach() const {
  std::string value;
  const auto status =
      db->Get(rocksdb::ReadOptions{}, keys, rocksdb::Slice(keys_built_to.data(), keys_built_to.size()), &value);
  if (status.IsNotFound() || value.size() != sizeof(std::uint64_t)) return Sequence{0};
  check(status, Sequence{0}, folder);
  std::uint64_t reach = 0;
  std::memcpy(&reach, value.data(), sizeof(reach));
  return Sequence{reach};
}

void Log::Database::rebuild_keys_if_behind() {
  const Sequence tip_now{tip.load()};
  if (keys_reach() == tip_now) return;
  rocksdb::WriteBatch batch;
  const auto flush = [&](Sequence reach) {
    const std::string value(reinterpret_cast<const char*>(&reach.value), sizeof(reach.value));
    check(batch.Put(keys, rocksdb::Slice(keys_built_to.data(), keys_built_to.size()), value), reach, folder);
    check(db->Write(rocksdb::WriteOptions{}, &batch), reach, folder);
    batch.Clear();
  };
  Sequence next{0};
  const std::unique_ptr<rocksdb::Iterator> block(db->NewIterator(rocksdb::ReadOptions{}, log));
  for (block->SeekToFirst(); block->Valid(); block->Next()) {
    BlockReader reader(view(block->value()), sequence_at(block->key()));
    for (Submission submission; reader.next_submission(submission);) {
      const KeyUse use{std::string(submission.actor), std::string(submission.key), submission.first, submission.digest};
      check(batch.Put(keys, key_of(use.principal, use.key), value_of(use)), use.first, folder);
    }
    next = next + reader.event_count();
    if (batch.Count() >= keys_rebuilt_per_batch) flush(next);
  }
  check(block->status(), next, folder);
  flush(tip_now);
}

std::unique_ptr<rocksdb::Iterator> Log::Database::block_of(Sequence sequence) const {
  std::unique_ptr<rocksdb::Iterator> block(db->NewIterator(rocksdb::ReadOptions{}, log));
  block->SeekForPrev(position(sequence));
  check(block->status(), sequence, folder);
  if (!block->Valid()) throw LogDamage(sequence, "it is missing");
  return block;
}

Log::Log(const std::filesystem::path& folder, Mode mode) : database_(std::make_unique<Database>()) {
  database_->folder = folder;
  database_->open(mode);
  database_->find_tip();
  if (mode != Mode::read_only) database_->rebuild_keys_if_behind();
}

Log::~Log() = default;

Sequence Log::tip() const {
  return Sequence{database_->tip.load(std::memory_order_acquire)};
}

AppendOutcome Log::append(const Record& record) {
  Database& database = *database_;
  if (database.is_failed) return AppendOutcome::unavailable;
  if (record.first.value != database.tip.load(std::memory_order_relaxed)) return AppendOutcome::conflict;
  const Sequence next = record.first + record.event_count;
  rocksdb::WriteBatch batch;
  auto status = batch.Put(database.log, position(record.first), record.block);
  for (const KeyUse& use : record.keys) {
    if (status.ok()) status = batch.Put(database.keys, key_of(use.principal, use.key), value_of(use));
  }
  const std::string reach(reinterpret_cast<const char*>(&next.value), sizeof(next.value));
  if (status.ok()) status = batch.Put(database.keys, rocksdb::Slice(keys_built_to.data(), keys_built_to.size()), reach);
  rocksdb::WriteOptions durable;
  durable.sync = true;
  if (status.ok()) status = database.db->Write(durable, &batch);
  if (!status.ok()) {
    database.is_failed = true;
    return AppendOutcome::unknown;
  }
  database.tip.store(next.value, std::memory_order_release);
  return AppendOutcome::ok;
}

std::uint64_t Log::free_bytes() const {
  return std::filesystem::space(database_->folder).available;
}

void Log::read(Sequence from, Sequence until, const std::function<bool(std::string_view, Sequence)>& each) const {
  until = std::min(until, tip());
  if (from >= until) return;
  rocksdb::ReadOptions options;
  options.readahead_size = 4U << 20U;
  const std::unique_ptr<rocksdb::Iterator> block(database_->db->NewIterator(options, database_->log));
  block->SeekForPrev(position(from));
  for (Sequence next = Sequence::none(); block->Valid(); block->Next()) {
    const Sequence first = sequence_at(block->key());
    if (first >= until) return;
    if (!next.is_none() && first != next)
      throw LogDamage(next, fmt::format("the next block begins at {}", first.value));
    next = first + BlockReader(view(block->value()), first).event_count();
    if (!each(view(block->value()), first)) return;
    if (next >= until) return;
  }
  check(block->status(), from, database_->folder);
  throw LogDamage(from, "it is missing");
}

std::optional<StoredEvent> Log::event(Sequence sequence) const {
  if (sequence >= tip()) return {};
  const auto at = database_->block_of(sequence);
  auto block = std::make_shared<const std::string>(at->value().ToString());
  BlockReader reader(*block, sequence_at(at->key()));
  Run run;
  Sequence first;
  for (Submission submission; reader.next_submission(submission);) {
    if (sequence >= submission.first + submission.event_count) continue;
    while (reader.next_run(run, first)) {
      if (sequence >= first + run.count()) continue;
      const std::size_t place = sequence.value - first.value;
      const bool has_voucher = !run.vouchers.empty();
      return StoredEvent{block,
                         {sequence, submission.first, submission.recorded_at, submission.actor, run.fact,
                          has_voucher ? run.vouchers[place] : VoucherIndex::none(),
                          has_voucher ? run.previous[place] : Sequence::none()}};
    }
  }
  throw LogDamage(sequence, "the event is missing in it");
}

std::vector<StoredEvent> Log::history(Sequence newest) const {
  std::vector<StoredEvent> events;
  for (Sequence at = newest; !at.is_none(); at = events.back().event.previous) {
    auto stored = event(at);
    if (!stored || (!events.empty() && at >= events.back().event.sequence))
      throw LogDamage(at, "a voucher's chain is broken");
    events.push_back(std::move(*stored));
  }
  return events;
}

std::optional<KeyUse> Log::find_key(std::string_view principal, std::string_view key) const {
  std::string value;
  const auto status = database_->db->Get(rocksdb::ReadOptions{}, database_->keys, key_of(principal, key), &value);
  if (status.IsNotFound()) return {};
  check(status, Sequence{0}, database_->folder);
  KeyUse use{std::string(principal), std::string(key), Sequence{0}, {}};
  if (value.size() != sizeof(std::uint64_t) + use.digest.size())
    throw LogDamage(Sequence{0}, "an idempotency key's row is damaged");
  std::memcpy(&use.first.value, value.data(), sizeof(std::uint64_t));
  std::memcpy(use.digest.data(), value.data() + sizeof(std::uint64_t), use.digest.size());
  return use;
}

std::optional<std::pair<std::shared_ptr<const std::string>, Submission>> Log::submission(Sequence first) const {
  if (first >= tip()) return {};
  const auto at = database_->block_of(first);
  auto block = std::make_shared<const std::string>(at->value().ToString());
  BlockReader reader(*block, sequence_at(at->key()));
  for (Submission submission; reader.next_submission(submission);) {
    if (submission.first == first) return std::pair(std::move(block), submission);
  }
  return {};
}

std::uint64_t Log::sync_count() const {
  return database_->statistics->getTickerCount(rocksdb::WAL_FILE_SYNCED);
}

}  // namespace bonboek
