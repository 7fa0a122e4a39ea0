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

/// Applies a fact to one voucher.
Change apply(VoucherTable& table, const Fact& fact, Sequence sequence, VoucherIndex index) {
  std::vector<Change> changes;
  table.apply(fact, {sequence, std::span(&index, 1), {}},
              [&](std::span<const Change> told) { changes.insert(changes.end(), told.begin(), told.end()); });
  return changes.at(0);
}

TEST(VoucherTable, TellsWhatChangesAStretchAtATime) {
  constexpr std::uint32_t count = 1'000;
  VoucherTable table;
  table.mint(2025, count);
  std::vector<VoucherIndex> vouchers;
  for (std::uint32_t i = count; i > 0; --i) vouchers.push_back(VoucherIndex{i - 1});
  std::vector<VoucherIndex> told;
  table.apply(redemption(date_of(2025, 10, 3)), {Sequence{7}, vouchers, {}}, [&](std::span<const Change> changes) {
    for (const Change& change : changes) {
      EXPECT_FALSE(change.before.is_redeemed);
      EXPECT_TRUE(table.at(change.voucher).is_redeemed);
      EXPECT_EQ(table.at(change.voucher).last, Sequence{7} + told.size());
      told.push_back(change.voucher);
    }
    EXPECT_TRUE(told.size() == count || !table.at(vouchers[told.size()]).is_redeemed) << "told of too late";
  });
  EXPECT_EQ(told, vouchers);
}

TEST(VoucherTable, KeepsAMembershipAYear) {
  VoucherTable table;
  table.mint(2025, 3);
  EXPECT_TRUE(table.membership_years().empty());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{2}).stands());
  const auto change = apply(table, redemption(date_of(2025, 10, 3)), Sequence{7}, VoucherIndex{1});
  EXPECT_EQ(change.voucher, VoucherIndex{1});
  EXPECT_FALSE(change.before.is_redeemed);
  EXPECT_TRUE(table.at(VoucherIndex{1}).is_redeemed);
  EXPECT_FALSE(change.before.first_membership().stands());
  EXPECT_EQ(table.membership(2025, VoucherIndex{1}).amount_cents, 4200U);
  ASSERT_EQ(table.membership_years().size(), 1U);
  EXPECT_EQ(table.membership_years().front(), 2025);
  EXPECT_TRUE(table.membership(2025, VoucherIndex{1}).stands());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{2}).stands());
  EXPECT_FALSE(table.membership(2026, VoucherIndex{1}).stands());
  // Vouchers minted later have a slot as soon as they need one.
  table.mint(2025, 1);
  EXPECT_FALSE(table.membership(2025, VoucherIndex{3}).stands());
  apply(table, redemption(date_of(2025, 10, 4)), Sequence{8}, VoucherIndex{3});
  EXPECT_TRUE(table.membership(2025, VoucherIndex{3}).stands());
}

TEST(VoucherTable, UndoesAChange) {
  VoucherTable table;
  table.mint(2025, 2);
  const Fact fact = redemption(date_of(2025, 10, 3));
  const auto change = apply(table, fact, Sequence{7}, VoucherIndex{0});
  table.undo(fact, change);
  EXPECT_FALSE(table.at(VoucherIndex{0}).is_redeemed);
  EXPECT_TRUE(table.at(VoucherIndex{0}).last.is_none());
  EXPECT_FALSE(table.membership(2025, VoucherIndex{0}).stands());
}

TEST(VoucherTable, ForgetsTheMembershipsOfWhatIsTakenOff) {
  VoucherTable table;
  table.mint(2025, 1);
  table.mint(2026, 1);
  for (std::uint64_t sequence : {7U, 9U}) {
    apply(table, redemption(date_of(2026, 10, 3)), Sequence{sequence}, VoucherIndex{1});
    table.unmint(2026, 1);
    table.mint(2026, 1);
    EXPECT_FALSE(table.membership(2026, VoucherIndex{1}).stands());
  }
  EXPECT_EQ(table.membership_years().size(), 1U);
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
