// The index of idempotency keys is derived from the log's blocks: lost or behind, it is built again.
#include <gtest/gtest.h>

#include "tests/ledger/log_folder.hpp"

namespace bonboek {
namespace {

void expect_every_key(const Log& log) {
  for (const Record& record : sample_records()) {
    const auto& use = record.keys.at(0);
    const auto found = log.find_key(use.principal, use.key);
    ASSERT_TRUE(found) << use.key;
    EXPECT_EQ(found->first, record.first);
    EXPECT_EQ(found->digest, use.digest);
  }
}

void drop_keys(const std::filesystem::path& folder) {
  change_raw(folder, [](RawLog& raw) { ASSERT_TRUE(raw.db.DropColumnFamily(raw.keys).ok()); });
}

TEST(LogKeys, AreRebuiltWhereTheirFamilyIsGone) {
  const TestFolder folder;
  write_log(folder.log());
  drop_keys(folder.log());
  Log log(folder.log(), Log::Mode::write);
  expect_every_key(log);
  EXPECT_EQ(log.append(fund_record(log.tip(), 1, "new")), AppendOutcome::ok);
  EXPECT_TRUE(log.find_key("cubiss", "new"));
}

TEST(LogKeys, AreRebuiltWhereTheyAreBehind) {
  const TestFolder folder;
  write_log(folder.log());
  change_raw(folder.log(), [](RawLog& raw) {
    const rocksdb::WriteOptions plain;
    const std::string reach(sizeof(std::uint64_t), '\0');
    ASSERT_TRUE(raw.db.Put(plain, raw.keys, rocksdb::Slice("\0built-to", 9), reach).ok());
    ASSERT_TRUE(raw.db.Delete(plain, raw.keys, "cubiss key-0").ok());
  });
  expect_every_key(Log(folder.log(), Log::Mode::write));
}

TEST(LogKeys, OfAReaderWithoutTheirFamilyAreNotGuessed) {
  const TestFolder folder;
  write_log(folder.log());
  drop_keys(folder.log());
  const Log log(folder.log(), Log::Mode::read_only);
  EXPECT_EQ(blocks_of(log).size(), sample_records().size());
  EXPECT_THROW(static_cast<void>(log.find_key("cubiss", "key-0")), LogUnavailable);
}

TEST(LogKeys, OtherFamiliesAreLeftAlone) {
  const TestFolder folder;
  write_log(folder.log());
  change_raw(folder.log(), [](RawLog& raw) {
    rocksdb::ColumnFamilyHandle* tiles = nullptr;
    ASSERT_TRUE(raw.db.CreateColumnFamily({}, "tiles", &tiles).ok());
    ASSERT_TRUE(raw.db.Put({}, tiles, "a", "b").ok());
    ASSERT_TRUE(raw.db.DestroyColumnFamilyHandle(tiles).ok());
  });
  expect_every_key(Log(folder.log(), Log::Mode::write));
  EXPECT_EQ(Log(folder.log(), Log::Mode::read_only).tip(), sample_ledger().facts().next());
}

TEST(LogKeys, AreNotRebuiltOverAGap) {
  const TestFolder folder;
  write_log(folder.log());
  drop_keys(folder.log());
  const auto second = sample_records().at(1).first;
  change_raw(folder.log(), [&](RawLog& raw) { ASSERT_TRUE(raw.db.Delete({}, raw.log, raw_key(second)).ok()); });
  EXPECT_THROW(Log(folder.log(), Log::Mode::write), LogDamage);
}

}  // namespace
}  // namespace bonboek
