// The books of any past moment are those that a replay gives, from whatever is kept; and what is missing, damaged or of
// another version is made anew and never believed.
#include <gmock/gmock.h>

#include "projections/books_keeper.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/kept_moments.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

constexpr std::uint64_t snapshot_after = 500;

class BooksKeeperTest : public testing::Test {
 protected:
  void SetUp() override { play_workload(folder_.log()); }

  /// Lets a keeper do all that there is to do.
  void keep() {
    const Log log(folder_.log(), Log::Mode::write);
    keep_all(log, snapshot_after);
  }
  [[nodiscard]] std::size_t snapshot_count() const {
    const Log log(folder_.log(), Log::Mode::read_only);
    std::size_t count = 0;
    log.read_derived(Derived::snapshot, Sequence{0}, [&](const DerivedRow&) { return ++count > 0; });
    return count;
  }

  /// Alters the value of a derived row; it is the first one with the tag, or the last.
  void alter(char tag, bool is_last, const std::function<void(std::string&)>& change) const {
    change_raw(derived_folder(folder_.log()), [&](RawLog& raw) {
      const std::unique_ptr<rocksdb::Iterator> row(raw.db.NewIterator({}, raw.derived));
      is_last ? row->SeekForPrev(std::string(1, tag) + std::string(8, '\xff')) : row->Seek(std::string(1, tag));
      ASSERT_TRUE(row->Valid());
      ASSERT_EQ(row->key()[0], tag);
      std::string value = row->value().ToString();
      change(value);
      ASSERT_TRUE(raw.db.Put({}, raw.derived, row->key(), value).ok());
    });
  }

  TestFolder folder_;
};

TEST_F(BooksKeeperTest, WhatTheServiceKeepsGivesTheBooksOfEveryMoment) {
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, SnapshotsGiveTheBooksOfEveryMoment) {
  keep();
  ASSERT_GE(snapshot_count(), 3U);
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, AMomentWithinASubmissionIsNotKept) {
  const Log log(folder_.log(), Log::Mode::read_only);
  for (const Told& told : submissions_of(log)) {
    if (told.event_count > 1) {
      EXPECT_FALSE(kept_books_at(log, {.known_at = {}, .at_sequence = told.first}));
    }
  }
}

TEST_F(BooksKeeperTest, ATimeBeforeTheLedgerIsNotKept) {
  const Log log(folder_.log(), Log::Mode::read_only);
  const auto first = submissions_of(log).front().recorded_at;
  EXPECT_FALSE(kept_books_at(log, {.known_at = Timestamp{first.micros - 1}, .at_sequence = {}}));
}

TEST_F(BooksKeeperTest, EverythingMissingIsMadeAnew) {
  change_raw(derived_folder(folder_.log()),
             [](RawLog& raw) { ASSERT_TRUE(raw.db.DropColumnFamily(raw.derived).ok()); });
  {
    const Log log(folder_.log(), Log::Mode::read_only);
    EXPECT_FALSE(kept_books_at(log, {}));
  }
  keep();
  ASSERT_GE(snapshot_count(), 3U);
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, ADamagedSnapshotIsPassedOver) {
  keep();
  alter('s', true, [](std::string& value) { value.back() = static_cast<char>(value.back() ^ 1); });
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, DamagedIncrementsAreNotBelievedAndMadeAnew) {
  alter('i', false, [](std::string& value) { value.back() = static_cast<char>(value.back() ^ 1); });
  EXPECT_EQ(expect_right_where_kept(folder_.log()), 0U);
  keep();
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, AMissingRowIsNotSteppedOver) {
  change_raw(derived_folder(folder_.log()), [](RawLog& raw) {
    const std::unique_ptr<rocksdb::Iterator> row(raw.db.NewIterator({}, raw.derived));
    row->Seek("i");
    row->Next();
    ASSERT_TRUE(raw.db.Delete({}, raw.derived, row->key()).ok());
  });
  EXPECT_LT(expect_right_where_kept(folder_.log()), moment_count(folder_.log()) / 2);
  keep();
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, RowsThatEndBeforeTheLogAreMadeAnew) {
  change_raw(derived_folder(folder_.log()), [](RawLog& raw) {
    const std::unique_ptr<rocksdb::Iterator> row(raw.db.NewIterator({}, raw.derived));
    row->SeekForPrev("i" + std::string(8, '\xff'));
    ASSERT_TRUE(raw.db.Delete({}, raw.derived, row->key()).ok());
  });
  EXPECT_LT(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
  keep();
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, ARebuildThatIsToldToEndLeavesNothingWrong) {
  change_raw(derived_folder(folder_.log()),
             [](RawLog& raw) { ASSERT_TRUE(raw.db.DropColumnFamily(raw.derived).ok()); });
  {
    const Log log(folder_.log(), Log::Mode::write);
    BooksKeeper keeper(log, snapshot_after);
    int blocks = 0;
    while (keeper.step([&] { return ++blocks < 3; })) {
    }
    EXPECT_FALSE(kept_books_at(log, {}));
  }
  keep();
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

}  // namespace
}  // namespace bonboek
