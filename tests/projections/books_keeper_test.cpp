// The books of any past moment are those that a replay gives, from whatever is kept; and what is missing, damaged or of
// another version is made anew and never believed.
#include <gmock/gmock.h>

#include "projections/books_keeper.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/one_in.hpp"
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

  /// When submissions were recorded: of all of them, or of one in so many.
  [[nodiscard]] static std::vector<Timestamp> some_moments(const Log& log) {
    std::vector<Timestamp> moments;
    const auto all = submissions_of(log);
    for (std::size_t i = 0; i < all.size(); i += one_in()) moments.push_back(all[i].recorded_at);
    return moments;
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

TEST_F(BooksKeeperTest, ARebuildThatIsLeftLeavesNothingWrong) {
  change_raw(derived_folder(folder_.log()),
             [](RawLog& raw) { ASSERT_TRUE(raw.db.DropColumnFamily(raw.derived).ok()); });
  {
    const Log log(folder_.log(), Log::Mode::write);
    BooksKeeper keeper(log, snapshot_after, std::chrono::milliseconds{0});
    for (int steps = 0; steps < 5; ++steps) EXPECT_TRUE(keeper.step());
    EXPECT_EQ(keeper.state(), BooksKeeper::State::rebuilding);
    EXPECT_FALSE(kept_books_at(log, {}));
  }
  keep();
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

TEST_F(BooksKeeperTest, AQuestionIsAnsweredBetweenTheStepsOfARebuild) {
  const Log log(folder_.log(), Log::Mode::write);
  ASSERT_TRUE(log.drop_derived(Derived::increments));
  BooksKeeper keeper(log, snapshot_after, std::chrono::milliseconds{0});
  const auto all = submissions_of(log);
  int answered_early = 0;
  while (keeper.step()) {
    const auto first = kept_moment(log, {.known_at = {}, .at_sequence = Sequence{all.front().event_count - 1}});
    if (keeper.state() == BooksKeeper::State::rebuilding && first.books) ++answered_early;
  }
  EXPECT_GT(answered_early, 3);
  EXPECT_TRUE(kept_books_at(log, {.known_at = all.back().recorded_at, .at_sequence = {}}));
}

/// What stands before the newest snapshot no keeper comes past: a question does.
TEST_F(BooksKeeperTest, WhatAQuestionFindsDamagedIsMadeAnew) {
  keep();
  const auto flip_last = [](std::string& bytes) { bytes.back() = static_cast<char>(bytes.back() ^ 1); };
  const auto other_version = [](std::string& bytes) { bytes[sizeof(std::uint64_t)] = 99; };
  const auto none = [](std::string& bytes) { bytes.clear(); };
  for (const char tag : {'i', 's'}) {
    for (const std::function<void(std::string&)>& change :
         {std::function<void(std::string&)>(flip_last), {other_version}, {none}}) {
      alter(tag, false, change);
      const Log log(folder_.log(), Log::Mode::write);
      BooksKeeper keeper(log, snapshot_after);
      while (keeper.step()) {
      }
      bool is_damaged = false;
      for (const Timestamp known_at : some_moments(log)) {
        if (kept_moment(log, {.known_at = known_at, .at_sequence = {}}).is_damaged) is_damaged = true;
      }
      ASSERT_TRUE(is_damaged) << tag;
      keeper.doubt();
      while (keeper.step()) {
      }
      for (const Timestamp known_at : some_moments(log)) {
        const auto kept = kept_moment(log, {.known_at = known_at, .at_sequence = {}});
        ASSERT_TRUE(kept.books && !kept.is_damaged) << tag;
      }
    }
  }
  EXPECT_EQ(expect_right_where_kept(folder_.log()), moment_count(folder_.log()));
}

/// Rows of another version carry a checksum that fits.
TEST_F(BooksKeeperTest, RowsOfAnotherVersionAreMadeAnew) {
  keep();
  const Log log(folder_.log(), Log::Mode::write);
  for (const auto kind : {Derived::increments, Derived::snapshot}) {
    auto row = log.derived_before(kind, Sequence{log.tip().value / 2});
    ASSERT_TRUE(row);
    row->bytes.front() = 99;
    ASSERT_TRUE(log.keep_derived(kind, *row, {}));
    BooksKeeper keeper(log, snapshot_after);
    while (keeper.step()) {
    }
    const Moment moment{.known_at = {}, .at_sequence = Sequence{log.tip().value / 2}};
    const auto next = submissions_of(log);
    const auto after = std::ranges::find_if(next, [&](const Told& told) { return told.first > *moment.at_sequence; });
    const Moment at{.known_at = {}, .at_sequence = Sequence{after->first.value - 1}};
    EXPECT_TRUE(kept_moment(log, at).is_damaged);
    keeper.doubt();
    while (keeper.step()) {
    }
    EXPECT_TRUE(kept_moment(log, at).books);
    EXPECT_FALSE(kept_moment(log, at).is_damaged);
  }
}

TEST_F(BooksKeeperTest, WhatIsNotDamagedIsNotDoubted) {
  keep();
  const Log log(folder_.log(), Log::Mode::read_only);
  const auto all = submissions_of(log);
  EXPECT_FALSE(
      kept_moment(log, {.known_at = Timestamp{all.front().recorded_at.micros - 1}, .at_sequence = {}}).is_damaged);
  for (const Told& told : all) {
    EXPECT_FALSE(kept_moment(log, {.known_at = told.recorded_at, .at_sequence = {}}).is_damaged);
    EXPECT_FALSE(kept_moment(log, {.known_at = {}, .at_sequence = told.first}).is_damaged);
  }
}

TEST_F(BooksKeeperTest, WhatBreaksAgainAndAgainIsGivenUp) {
  const Log log(folder_.log(), Log::Mode::write);
  BooksKeeper keeper(log, snapshot_after);
  const auto do_all = [&] {
    while (keeper.step()) {
    }
    return keeper.state();
  };
  EXPECT_EQ(do_all(), BooksKeeper::State::whole);
  for (int rebuilds = 0; rebuilds < 3; ++rebuilds) {
    keeper.doubt();
    EXPECT_EQ(do_all(), BooksKeeper::State::whole) << rebuilds;
  }
  keeper.doubt();
  EXPECT_EQ(do_all(), BooksKeeper::State::given_up);
  keeper.doubt();
  EXPECT_FALSE(keeper.step());
  EXPECT_EQ(keeper.state(), BooksKeeper::State::given_up);
}

}  // namespace
}  // namespace bonboek
