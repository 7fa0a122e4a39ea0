// The RocksDB database of what is derived, in the folder `derived` of the log's folder: apart from the log, so that
// whatever befalls it stops neither writing nor opening. For ledger/log*.cpp alone.
//
// It is made anew at an opening for writing where it does not open, where it belongs to another log, and where a write
// to it failed before: the file `derived-is-damaged` beside it remembers that. Nothing here throws for it.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "ledger/log.hpp"

namespace bonboek {

class RocksNotes;

/// The column family that the rows of a kind stand in.
[[nodiscard]] const char* family_of(Derived kind);

class DerivedDatabase {
 public:
  using Family = std::shared_ptr<rocksdb::ColumnFamilyHandle>;  // shared: a family may be dropped while it is read

  /// The rows of a family, for one reading; they outlive the family's being dropped.
  struct Rows {
    Family family;
    std::unique_ptr<rocksdb::Iterator> at;
  };

  /// `identity` names the log that this belongs to. A reader does without what does not open.
  DerivedDatabase(const std::filesystem::path& log_folder, std::string identity, bool is_read_only);
  ~DerivedDatabase();
  DerivedDatabase(const DerivedDatabase&) = delete;
  DerivedDatabase& operator=(const DerivedDatabase&) = delete;

  /// The rows of a kind's family; nothing where it can't be read.
  [[nodiscard]] std::optional<Rows> rows(Derived kind) const;
  /// Writes, without fsync, what `fill` puts into a batch for a kind's family; false where it can't. Waits
  /// `longest_stall` at most. After a failure nothing more is written, and the next opening makes all of it anew.
  [[nodiscard]] bool write(
      Derived kind,
      const std::function<rocksdb::Status(rocksdb::WriteBatch& batch, rocksdb::ColumnFamilyHandle* family)>& fill);
  /// Drops a kind's family with its files, whatever state they are in, for an empty one; false where it can't.
  [[nodiscard]] bool drop(Derived kind);
  /// Puts an empty database in place of this one. Nobody else uses it meanwhile.
  void make_anew();

 private:
  void open_or_make_anew();
  [[nodiscard]] rocksdb::Status open();
  [[nodiscard]] bool belongs_to_log() const;
  void close();
  void remove_files() const;
  void fail();
  [[nodiscard]] rocksdb::DBOptions options() const;

  std::filesystem::path folder_;
  std::filesystem::path marker_;
  std::string identity_;
  bool is_read_only_;
  std::shared_ptr<RocksNotes> notes_;  // shared with RocksDB
  std::unique_ptr<rocksdb::DB> db_;    // null where it does not open

  mutable std::mutex mutex_;  // guards the members below it, and a write against a drop
  std::map<std::string, Family> families_;
  bool is_failed_{false};
};

}  // namespace bonboek
