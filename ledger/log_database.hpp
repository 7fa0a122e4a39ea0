// The RocksDB database under the log: how it is opened, checked and written. For ledger/log*.cpp alone.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/statistics.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/derived_database.hpp"
#include "ledger/log.hpp"

namespace bonboek {

class RocksNotes;

/// The key of a block: its first sequence, big-endian.
[[nodiscard]] std::string position(Sequence sequence);
[[nodiscard]] Sequence sequence_at(const rocksdb::Slice& key);
[[nodiscard]] std::string_view view(const rocksdb::Slice& slice);

/// Whether a folder did not open because somebody has it open.
[[nodiscard]] bool is_locked(const rocksdb::Status& status);

/// The row of an idempotency key in the `keys` family.
[[nodiscard]] std::string key_of(std::string_view principal, std::string_view key);
[[nodiscard]] std::string value_of(const KeyUse& use);

struct LogDatabase {
  std::filesystem::path folder;
  std::shared_ptr<RocksNotes> notes;
  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::ColumnFamilyHandle* log{nullptr};
  rocksdb::ColumnFamilyHandle* keys{nullptr};  // null where a reader found no such family
  std::shared_ptr<rocksdb::Statistics> statistics;
  std::atomic<std::uint64_t> tip{0};
  bool is_failed{false};                     // of the writing thread
  std::unique_ptr<DerivedDatabase> derived;  // closed before the log is

  /// Opens both databases, finds where the log ends and sees to its keys.
  LogDatabase(const std::filesystem::path& where, Log::Mode mode);
  ~LogDatabase();
  LogDatabase(const LogDatabase&) = delete;
  LogDatabase& operator=(const LogDatabase&) = delete;

  /// The one place where a status becomes an exception.
  void check(const rocksdb::Status& status, Sequence at) const;
  /// The block that holds a sequence.
  [[nodiscard]] std::unique_ptr<rocksdb::Iterator> block_of(Sequence sequence) const;
  /// Keeps a derived row and, of increments, when their first submission was recorded; false where it can't.
  [[nodiscard]] bool put_derived(Derived kind, const DerivedRow& row, std::optional<Timestamp> recorded_at) const;
  /// The row that tells how far the keys are written, as a part of a batch.
  [[nodiscard]] rocksdb::Status put_keys_reach(rocksdb::WriteBatch& batch, Sequence reach) const;

 private:
  explicit LogDatabase(std::filesystem::path where);
  void open(Log::Mode mode);
  void open_derived(Log::Mode mode);
  [[nodiscard]] bool is_derived_ahead() const;
  [[nodiscard]] rocksdb::DBOptions options_for(Log::Mode mode) const;
  [[nodiscard]] std::vector<rocksdb::ColumnFamilyDescriptor> families_of(const rocksdb::DBOptions& options,
                                                                         Log::Mode mode) const;
  void check_write_ahead_files() const;
  void find_tip();
  void check_nothing_is_lost() const;
  void rebuild_keys_if_behind();
  [[nodiscard]] Sequence keys_reach() const;
};

}  // namespace bonboek
