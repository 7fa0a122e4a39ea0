// The entries of the books, against the books themselves.
#include <gtest/gtest.h>

#include "exports/entries.hpp"
#include "projections/replay.hpp"

namespace bonboek::test {
namespace {

constexpr std::size_t enough = 1'000'000;

struct PlanEntries : testing::Test {
  [[nodiscard]] std::vector<BookEntry> entries(const Views& views, std::optional<Year> year = {}) const {
    return book_entries(views.books(), log, year, enough).value();
  }

  const Log log{BONBOEK_PLAN_LEDGER "/log", Log::Mode::read_only};
  const Views now = replay(log, {});
};

TEST_F(PlanEntries, AddUpToTheBooks) {
  std::map<AccountKey, Movement> movements;
  for (const BookEntry& each : entries(now)) {
    movements[each.entry.debit].debit += each.entry.amount;
    movements[each.entry.credit].credit += each.entry.amount;
  }
  const auto balances = now.figures().balances().over(all_time);
  EXPECT_EQ(movements.size(), balances.size());
  for (const Balance& balance : balances) {
    EXPECT_EQ(movements[balance.key].debit, balance.movement.debit);
    EXPECT_EQ(movements[balance.key].credit, balance.movement.credit);
  }
}

TEST_F(PlanEntries, ComeByDateAndThenAsRecorded) {
  const auto all = entries(now);
  const auto is_after = [](const BookEntry& a, const BookEntry& b) {
    return std::pair(a.date, a.first) >= std::pair(b.date, b.first);
  };
  EXPECT_EQ(std::ranges::adjacent_find(all, is_after), all.end());
  std::size_t count = 0;
  for (Year year = 2025; year <= 2028; ++year) {
    for (const BookEntry& each : entries(now, year)) {
      EXPECT_EQ(year_of(each.date), year);
      ++count;
    }
  }
  EXPECT_EQ(count, all.size());
}

TEST_F(PlanEntries, EndWithinASubmissionWhereTheMomentDoes) {
  const auto all = entries(now);
  const auto several = std::ranges::find_if(all, [](const BookEntry& each) { return each.last > each.first + 2; });
  ASSERT_NE(several, all.end());
  const Views then = replay(log, {{}, several->first + 1});
  const auto known = entries(then);
  const auto cut = std::ranges::find(known, several->first, &BookEntry::first);
  ASSERT_NE(cut, known.end());
  EXPECT_EQ(cut->last, several->first + 1);
  const std::uint64_t events = several->last.value - several->first.value + 1;
  EXPECT_EQ(cut->entry.amount * events, several->entry.amount * 2);
}

TEST_F(PlanEntries, AreRefusedWhereThereAreTooMany) {
  const auto count = entries(now).size();
  EXPECT_TRUE(book_entries(now.books(), log, {}, count));
  const auto refused = book_entries(now.books(), log, {}, count - 1);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().is_too_much);
  EXPECT_NE(refused.error().why.find(std::to_string(count - 1)), std::string::npos) << refused.error().why;
}

}  // namespace
}  // namespace bonboek::test
