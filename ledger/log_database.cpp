#include "ledger/log_database.hpp"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/memtablerep.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <cstring>
#include <set>

#include "ledger/rocks_notes.hpp"
#include "ledger/torn_tail.hpp"

namespace bonboek {
namespace {

constexpr const char* keys_family = "keys";
constexpr const char* former_derived_family = "derived";
constexpr std::size_t write_buffer_bytes = 64U << 20U;
constexpr std::size_t cache_bytes = 64U << 20U;
// A family that is seldom written to would hold on to every write-ahead file since, and opening reads them all.
constexpr std::size_t write_ahead_bytes = 128U << 20U;
constexpr std::size_t key_buckets = 1U << 18U;  // about as many as 64 MiB hold keys

/// Not compressed: a bulk event takes eight bytes as it is, and unpacking them would cost a replay more than the disk
/// does. Tables follow each other without overlap, so that compaction moves them and rewrites none.
rocksdb::ColumnFamilyOptions log_options() {
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = write_buffer_bytes;
  options.compression = rocksdb::kNoCompression;
  return options;
}

rocksdb::ColumnFamilyOptions keys_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.block_cache = cache;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  // Nearly every key that is asked for is new: the filters say so without a search.
  options.memtable_prefix_bloom_size_ratio = 0.05;
  options.memtable_whole_key_filtering = true;
  // Keys come in no order and are only ever asked for whole: a sorted table would spend a tenth of a single post on
  // finding the place of each.
  options.prefix_extractor.reset(rocksdb::NewNoopTransform());
  options.memtable_factory.reset(rocksdb::NewHashLinkListRepFactory(key_buckets));
  return options;
}

/// What is derived stood in the log's database once. RocksDB opens all families or none; this one is only dropped, and
/// nothing is to be done with it before.
rocksdb::ColumnFamilyOptions former_derived_options() {
  rocksdb::ColumnFamilyOptions options;
  options.disable_auto_compactions = true;
  return options;
}

}  // namespace

std::string position(Sequence sequence) {
  const std::uint64_t big_endian = __builtin_bswap64(sequence.value);
  std::string key(sizeof(big_endian), '\0');
  std::memcpy(key.data(), &big_endian, sizeof(big_endian));
  return key;
}

Sequence sequence_at(const rocksdb::Slice& key) {
  if (key.size() != sizeof(std::uint64_t)) {
    throw LogDamage(Sequence::none(), fmt::format("a key of {} bytes stands in it", key.size()));
  }
  std::uint64_t big_endian = 0;
  std::memcpy(&big_endian, key.data(), sizeof(big_endian));
  return Sequence{__builtin_bswap64(big_endian)};
}

std::string_view view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

/// RocksDB tells by its message alone.
bool is_locked(const rocksdb::Status& status) {
  const auto text = status.ToString();
  return status.IsIOError() && (text.find("lock hold by current process") != std::string::npos ||
                                text.find("While lock file") != std::string::npos);
}

LogDatabase::LogDatabase(std::filesystem::path where)
    : folder(std::move(where)), notes(std::make_shared<RocksNotes>()), statistics(rocksdb::CreateDBStatistics()) {}

/// Whatever throws here, the destructor runs: there is an object from the other constructor on.
LogDatabase::LogDatabase(const std::filesystem::path& where, Log::Mode mode) : LogDatabase(where) {
  statistics->set_stats_level(rocksdb::StatsLevel::kExceptTimers);
  open(mode);
  find_tip();
  check_nothing_is_lost();
  if (mode != Log::Mode::read_only) rebuild_keys_if_behind();
  open_derived(mode);
}

LogDatabase::~LogDatabase() {
  for (auto* handle : handles) db->DestroyColumnFamilyHandle(handle);
}

void LogDatabase::check(const rocksdb::Status& status, Sequence at) const {
  if (status.ok()) return;
  const auto note = notes->newest();
  const auto what =
      fmt::format("{}: {}{}{}", folder.string(), status.ToString(), note.empty() ? "" : "; RocksDB notes: ", note);
  if (status.IsCorruption()) throw LogDamage(at, what);
  throw LogUnavailable(what);
}

/// The families that the folder holds (RocksDB opens all or none) and those that are to be made.
std::vector<rocksdb::ColumnFamilyDescriptor> LogDatabase::families_of(const rocksdb::DBOptions& options,
                                                                      Log::Mode mode) const {
  const auto cache = rocksdb::NewLRUCache(cache_bytes);
  std::vector<std::string> present;
  if (!rocksdb::DB::ListColumnFamilies(options, folder.string(), &present).ok()) present.clear();  // a new folder
  std::set<std::string> names(present.begin(), present.end());
  if (mode != Log::Mode::read_only) names.insert(keys_family);
  names.erase(rocksdb::kDefaultColumnFamilyName);
  std::vector<rocksdb::ColumnFamilyDescriptor> families{{rocksdb::kDefaultColumnFamilyName, log_options()}};
  for (const auto& name : names) {
    families.emplace_back(name, name == former_derived_family ? former_derived_options() : keys_options(cache));
  }
  return families;
}

rocksdb::DBOptions LogDatabase::options_for(Log::Mode mode) const {
  rocksdb::DBOptions options;
  options.create_if_missing = mode == Log::Mode::create;
  options.create_missing_column_families = true;
  options.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;  // a torn tail was never acknowledged
  options.max_total_wal_size = write_ahead_bytes;
  options.paranoid_checks = true;
  options.allow_concurrent_memtable_write = false;  // one thread writes, and a hashed table takes no more
  options.statistics = statistics;
  options.info_log = notes;
  return options;
}

void LogDatabase::open(Log::Mode mode) {
  if (!std::filesystem::exists(folder / "CURRENT") && mode != Log::Mode::create) {
    throw LogUnavailable(fmt::format("{} holds no ledger: make one with 'bonboek init'", folder.string()));
  }
  check_write_ahead_files();
  const auto options = options_for(mode);
  const auto families = families_of(options, mode);
  rocksdb::DB* opened = nullptr;
  const auto status = mode == Log::Mode::read_only
                          ? rocksdb::DB::OpenForReadOnly(options, folder.string(), families, &handles, &opened)
                          : rocksdb::DB::Open(options, folder.string(), families, &handles, &opened);
  if (is_locked(status)) throw LogUnavailable(fmt::format("{} is in use by another process", folder.string()));
  check(status, Sequence::none());
  db.reset(opened);
  for (auto* handle : handles) {
    if (handle->GetName() == rocksdb::kDefaultColumnFamilyName) log = handle;
    if (handle->GetName() == keys_family) keys = handle;
    if (handle->GetName() == former_derived_family && mode != Log::Mode::read_only) {
      check(db->DropColumnFamily(handle), Sequence::none());
    }
  }
}

/// Rows beyond the log's end are of another past than the log's: it was brought back from a copy, and they were not.
void LogDatabase::open_derived(Log::Mode mode) {
  std::string identity;
  if (!db->GetDbIdentity(identity).ok()) identity.clear();  // then it fits no rows that are there
  derived = std::make_unique<DerivedDatabase>(folder, identity, mode == Log::Mode::read_only);
  if (mode != Log::Mode::read_only && is_derived_ahead()) derived->make_anew();
}

/// Before RocksDB reads them, for it would write what it made of them.
void LogDatabase::check_write_ahead_files() const {
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".log") continue;
    const auto damage = find_damage_before_records(entry.path());
    if (!damage) continue;
    throw LogDamage(
        Sequence::none(),
        fmt::format("{} can't be read at byte {}, and whole records follow; take the file from a backup, or "
                    "ask whoever keeps one what was recorded last",
                    entry.path().string(), *damage));
  }
}

void LogDatabase::find_tip() {
  const std::unique_ptr<rocksdb::Iterator> block(db->NewIterator(rocksdb::ReadOptions{}, log));
  block->SeekToFirst();
  check(block->status(), Sequence{0});
  if (!block->Valid()) return;
  if (sequence_at(block->key()) != Sequence{0}) throw LogDamage(Sequence{0}, "it is missing");
  block->SeekToLast();
  check(block->status(), Sequence::none());
  const Sequence first = sequence_at(block->key());
  tip = first.value + BlockReader(view(block->value()), first).event_count();
}

std::unique_ptr<rocksdb::Iterator> LogDatabase::block_of(Sequence sequence) const {
  std::unique_ptr<rocksdb::Iterator> block(db->NewIterator(rocksdb::ReadOptions{}, log));
  block->SeekForPrev(position(sequence));
  check(block->status(), sequence);
  if (!block->Valid()) throw LogDamage(sequence, "it is missing");
  return block;
}

}  // namespace bonboek
