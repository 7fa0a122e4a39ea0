// Folders for tests' logs, and another door to RocksDB by which to damage them.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <functional>
#include <string>

#include "ledger/ids.hpp"

namespace bonboek {

/// A folder of its own under the system's temporary one, removed at the end.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Where the tests' log lies.
  [[nodiscard]] std::filesystem::path log() const { return path_ / "log"; }

 private:
  std::filesystem::path path_;
};

/// Opens the folder's database beside the log's own door and lets `change` have it. The handles are those of the log,
/// or of the books in the database of what is derived; they may be missing.
struct RawLog {
  rocksdb::DB& db;
  rocksdb::ColumnFamilyHandle* log{nullptr};
  rocksdb::ColumnFamilyHandle* keys{nullptr};
  rocksdb::ColumnFamilyHandle* derived{nullptr};
  rocksdb::ColumnFamilyHandle* tree{nullptr};
};
void change_raw(const std::filesystem::path& folder, const std::function<void(RawLog&)>& change);

/// Where the database of what is derived lies, of a log's folder.
[[nodiscard]] std::filesystem::path derived_folder(const std::filesystem::path& folder);

/// The key under which a block lies.
[[nodiscard]] std::string raw_key(Sequence first);

}  // namespace bonboek
