#include "ledger/derived_database.hpp"

#include <chrono>
#include <fstream>
#include <set>
#include <system_error>
#include <thread>

#include "ledger/log_database.hpp"
#include "ledger/rocks_notes.hpp"

namespace bonboek {
namespace {

constexpr const char* books_family = "books";
constexpr const char* tree_family = "tree";
constexpr const char* log_key = "log";                 // in the default family: the identity of the log
constexpr std::size_t write_buffer_bytes = 8U << 20U;  // an event adds half a byte here
constexpr std::size_t write_ahead_bytes = 128U << 20U;
constexpr std::chrono::milliseconds longest_stall{200};
constexpr std::chrono::milliseconds between_tries{1};

/// Snapshots are mostly small numbers in order: they pack well.
rocksdb::ColumnFamilyOptions family_options() {
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = write_buffer_bytes;
  options.compression = rocksdb::kLZ4Compression;
  return options;
}

}  // namespace

const char* family_of(Derived kind) {
  switch (kind) {
    case Derived::increments:
    case Derived::snapshot:
      return books_family;
    case Derived::hashes:
      return tree_family;
  }
  return books_family;
}

DerivedDatabase::DerivedDatabase(const std::filesystem::path& log_folder, std::string identity, bool is_read_only)
    : folder_(log_folder / "derived"),
      marker_(log_folder / "derived-is-damaged"),
      identity_(std::move(identity)),
      is_read_only_(is_read_only),
      notes_(std::make_shared<RocksNotes>()) {
  std::error_code unknown;
  const bool is_damaged = std::filesystem::exists(marker_, unknown) || unknown;
  if (!is_read_only_) {
    if (is_damaged) remove_files();
    open_or_make_anew();
  } else if (is_damaged || !open().ok() || !belongs_to_log()) {
    close();
  }
}

DerivedDatabase::~DerivedDatabase() {
  close();
}

void DerivedDatabase::open_or_make_anew() {
  const auto status = open();
  if (is_locked(status)) return;
  if (!status.ok() || !belongs_to_log()) make_anew();
}

void DerivedDatabase::make_anew() {
  close();
  remove_files();
  rocksdb::WriteOptions durable;
  durable.sync = true;
  if (!open().ok() || !db_->Put(durable, log_key, identity_).ok()) close();
}

rocksdb::DBOptions DerivedDatabase::options() const {
  rocksdb::DBOptions options;
  options.create_if_missing = !is_read_only_;
  options.create_missing_column_families = true;
  options.max_total_wal_size = write_ahead_bytes;
  options.info_log = notes_;
  return options;
}

rocksdb::Status DerivedDatabase::open() {
  std::vector<std::string> present;
  if (!rocksdb::DB::ListColumnFamilies(options(), folder_.string(), &present).ok()) present.clear();  // a new folder
  std::set<std::string> names(present.begin(), present.end());
  names.insert(rocksdb::kDefaultColumnFamilyName);
  if (!is_read_only_) names.insert({books_family, tree_family});
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.reserve(names.size());
  for (const auto& name : names) families.emplace_back(name, family_options());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  auto status = is_read_only_ ? rocksdb::DB::OpenForReadOnly(options(), folder_.string(), families, &handles, &opened)
                              : rocksdb::DB::Open(options(), folder_.string(), families, &handles, &opened);
  if (!status.ok()) return status;
  db_.reset(opened);
  for (auto* handle : handles) {
    families_[handle->GetName()] =
        Family(handle, [opened](auto* closed) { opened->DestroyColumnFamilyHandle(closed); });
  }
  return status;
}

bool DerivedDatabase::belongs_to_log() const {
  std::string identity;
  return db_->Get(rocksdb::ReadOptions{}, log_key, &identity).ok() && identity == identity_;
}

void DerivedDatabase::close() {
  families_.clear();
  db_.reset();
}

/// What the folder holds, and the marker last: a crash on the way leaves it for the next opening. The folder itself
/// stays: it may be a link to another disk.
void DerivedDatabase::remove_files() const {
  std::error_code stays;
  if (std::filesystem::is_directory(folder_, stays)) {
    for (std::filesystem::directory_iterator entry(folder_, stays), end; !stays && entry != end;
         entry.increment(stays)) {
      std::error_code entry_stays;
      std::filesystem::remove_all(entry->path(), entry_stays);
      if (entry_stays) stays = entry_stays;
    }
  } else {
    std::filesystem::remove(folder_, stays);
  }
  if (!stays) std::filesystem::remove(marker_, stays);
}

/// The marker is not needed for a right answer: without it the gap that follows is found on the way.
void DerivedDatabase::fail() {
  is_failed_ = true;
  std::ofstream{marker_};
}

std::optional<DerivedDatabase::Rows> DerivedDatabase::rows(Derived kind) const {
  const std::lock_guard lock(mutex_);
  const auto family = families_.find(family_of(kind));
  if (family == families_.end()) return {};
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  return Rows{family->second, std::unique_ptr<rocksdb::Iterator>(db_->NewIterator(options, family->second.get()))};
}

/// A stalled write would hold up the post that it belongs to, for ever where the disk fails: it is tried again for a
/// while and then given up.
bool DerivedDatabase::write(
    Derived kind,
    const std::function<rocksdb::Status(rocksdb::WriteBatch& batch, rocksdb::ColumnFamilyHandle* family)>& fill) {
  const std::lock_guard lock(mutex_);
  const auto family = families_.find(family_of(kind));
  if (is_read_only_ || is_failed_ || family == families_.end()) return false;
  rocksdb::WriteBatch batch;
  auto status = fill(batch, family->second.get());
  rocksdb::WriteOptions unstalled;
  unstalled.no_slowdown = true;
  if (status.ok()) status = db_->Write(unstalled, &batch);
  for (auto left = longest_stall; status.IsIncomplete() && left.count() > 0; left -= between_tries) {
    std::this_thread::sleep_for(between_tries);
    status = db_->Write(unstalled, &batch);
  }
  if (!status.ok()) fail();
  return status.ok();
}

bool DerivedDatabase::drop(Derived kind) {
  const std::lock_guard lock(mutex_);
  const auto family = families_.find(family_of(kind));
  if (is_read_only_ || is_failed_ || family == families_.end()) return false;
  auto* const opened = db_.get();
  rocksdb::ColumnFamilyHandle* made = nullptr;
  if (opened->DropColumnFamily(family->second.get()).ok() &&
      opened->CreateColumnFamily(family_options(), family->first, &made).ok()) {
    family->second = Family(made, [opened](auto* closed) { opened->DestroyColumnFamilyHandle(closed); });
    return true;
  }
  fail();
  return false;
}

}  // namespace bonboek
