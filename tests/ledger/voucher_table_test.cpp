#include "ledger/voucher_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace bonboek {
namespace {

Fact redemption(Date day) {
  Fact fact;
  fact.type = EventType::redeemed;
  fact.occurred_on = day;
  fact.party = PartyIndex{1};
  fact.amount = Cents{4200};
  return fact;
}

TEST(VoucherTable, FindsAndNumbersWhatWasMinted) {
  VoucherTable table;
  table.mint(2025, 3);
  table.mint(2026, 2);
  table.mint(2025, 4);
  EXPECT_EQ(table.size(), 9U);
  EXPECT_EQ(table.next_serial(2025), 8U);
  EXPECT_EQ(table.next_serial(2026), 3U);
  EXPECT_EQ(table.next_serial(2027), 1U);
  EXPECT_EQ(table.find({2025, 3}), VoucherIndex{2});
  EXPECT_EQ(table.find({2026, 1}), VoucherIndex{3});
  EXPECT_EQ(table.find({2025, 4}), VoucherIndex{5});
  EXPECT_EQ(table.number(VoucherIndex{8}), (VoucherNumber{2025, 7}));
  EXPECT_FALSE(table.find({2025, 0}));
  EXPECT_FALSE(table.find({2025, 8}));
  EXPECT_FALSE(table.find({2027, 1}));
}

RC_GTEST_PROP(VoucherTable, NumbersAndIndexesAreEachOthersInverse, ()) {
  VoucherTable table;
  const auto batches = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(2025, 2029), rc::gen::inRange(1, 40)));
  std::vector<VoucherNumber> expected;
  for (const auto& [year, count] : batches) {
    const auto of_year = static_cast<Year>(year);
    for (int i = 0; i < count; ++i) {
      expected.push_back({of_year, table.next_serial(of_year) + static_cast<std::uint32_t>(i)});
    }
    table.mint(of_year, static_cast<std::uint32_t>(count));
  }
  RC_ASSERT(table.size() == expected.size());
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    RC_ASSERT(table.number(VoucherIndex{i}) == expected[i]);
    RC_ASSERT(*table.find(expected[i]) == VoucherIndex{i});
  }
  // Taken off in the order they came on, newest first, nothing is left.
  for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
    table.unmint(static_cast<Year>(batch->first), static_cast<std::uint32_t>(batch->second));
    RC_ASSERT(table.next_serial(static_cast<Year>(batch->first)) + static_cast<std::uint32_t>(batch->second) - 1 ==
              expected.back().serial);
    expected.resize(expected.size() - static_cast<std::size_t>(batch->second));
    for (std::uint32_t i = 0; i < table.size(); ++i) RC_ASSERT(table.number(VoucherIndex{i}) == expected[i]);
  }
  RC_ASSERT(table.size() == 0U);
}

TEST(VoucherTable, KeepsAMembershipAYear) {
  VoucherTable table;
  table.mint(2025, 3);
  EXPECT_TRUE(table.membership_years().empty());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{2}).stands());
  const auto change = table.apply(redemption(date_of(2025, 10, 3)), 2025, Sequence{7}, VoucherIndex{1});
  EXPECT_EQ(change.voucher, VoucherIndex{1});
  EXPECT_FALSE(change.before.is_redeemed);
  EXPECT_TRUE(change.after.is_redeemed);
  EXPECT_FALSE(change.membership_before.stands());
  EXPECT_EQ(change.membership_after.amount_cents, 4200U);
  EXPECT_EQ(table.membership_years(), std::vector<Year>{2025});
  EXPECT_TRUE(table.membership(2025, VoucherIndex{1}).stands());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{2}).stands());
  EXPECT_FALSE(table.membership(2026, VoucherIndex{1}).stands());
  // Vouchers minted later have a slot as soon as they need one.
  table.mint(2025, 1);
  EXPECT_FALSE(table.membership(2025, VoucherIndex{3}).stands());
  table.apply(redemption(date_of(2025, 10, 4)), 2025, Sequence{8}, VoucherIndex{3});
  EXPECT_TRUE(table.membership(2025, VoucherIndex{3}).stands());
}

TEST(VoucherTable, UndoesAChange) {
  VoucherTable table;
  table.mint(2025, 2);
  const auto change = table.apply(redemption(date_of(2025, 10, 3)), 2025, Sequence{7}, VoucherIndex{0});
  table.undo(change, 2025);
  EXPECT_FALSE(table.at(VoucherIndex{0}).is_redeemed);
  EXPECT_TRUE(table.at(VoucherIndex{0}).last.is_none());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{0}).stands());
}

TEST(VoucherTable, ForgetsTheMembershipsOfWhatIsTakenOff) {
  VoucherTable table;
  table.mint(2025, 1);
  table.mint(2026, 1);
  table.apply(redemption(date_of(2026, 10, 3)), 2026, Sequence{7}, VoucherIndex{1});
  table.unmint(2026, 1);
  table.mint(2026, 1);
  EXPECT_FALSE(table.membership(2026, VoucherIndex{1}).stands());
}

TEST(VoucherTableDeathTest, TakesOffOnlyTheNewest) {
  VoucherTable table;
  table.mint(2025, 3);
  table.mint(2026, 2);
  EXPECT_DEATH(table.unmint(2025, 1), "");
  EXPECT_DEATH(table.unmint(2026, 3), "");
}

}  // namespace
}  // namespace bonboek
