// Folders with logs in them for tests, and another door to RocksDB by which to damage them.
#pragma once

#include <rocksdb/db.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ledger/log.hpp"
#include "tests/ledger/memory_ledger.hpp"

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

/// The ledger that a table of the scenarios ends with.
[[nodiscard]] const MemoryLedger& sample_ledger();

/// Its events as records, one a submission: submission N of an actor has the key "key-N".
[[nodiscard]] const std::vector<Record>& sample_records();

/// A log with these records in it, closed.
void write_log(const std::filesystem::path& folder, const std::vector<Record>& records = sample_records());

/// A record of one submission with so many events about the fund.
[[nodiscard]] Record fund_record(Sequence first, std::uint32_t events, const std::string& key);

/// Everything that the log says, as canonical texts of its blocks. Throws LogDamage.
[[nodiscard]] std::vector<std::string> blocks_of(const Log& log);

/// Opens the folder's database beside the log's own door and lets `change` have it. The handles are those of the log
/// and of the keys, which may be missing.
struct RawLog {
  rocksdb::DB& db;
  rocksdb::ColumnFamilyHandle* log{nullptr};
  rocksdb::ColumnFamilyHandle* keys{nullptr};
};
void change_raw(const std::filesystem::path& folder, const std::function<void(RawLog&)>& change);

/// The key under which a block lies.
[[nodiscard]] std::string raw_key(Sequence first);

}  // namespace bonboek
