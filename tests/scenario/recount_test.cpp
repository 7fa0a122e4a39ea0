#include "tests/scenario/recount.hpp"

#include <gmock/gmock.h>

#include "ops/scenario/plan_budget.hpp"

namespace bonboek::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Ge;
using testing::IsEmpty;
using testing::Key;
using testing::Le;

constexpr std::uint64_t first = scenario::first_delivered.value;

class EverySeed : public testing::TestWithParam<std::uint64_t> {};

INSTANTIATE_TEST_SUITE_P(Scenario, EverySeed, testing::Values(0, 1, 7, 2025, 0xFFFFFFFFFFFFFFFF));

TEST_P(EverySeed, comes_to_the_budget_to_the_cent) {
  const Recount recount(scenario::plan_deliveries(GetParam()), first);
  EXPECT_THAT(recount.impossible(), IsEmpty());
  ASSERT_EQ(recount.years().size(), scenario::plan_budget().size());
  std::uint32_t earlier = 0;
  for (const scenario::BudgetYear& plan : scenario::plan_budget()) {
    SCOPED_TRACE(plan.year);
    const YearTotals& year = recount.years().at(plan.year);
    EXPECT_EQ(year.issued, plan.memberships_new);
    EXPECT_EQ(year.redeemed, plan.memberships_new);
    EXPECT_EQ(year.renewed, earlier);
    EXPECT_EQ(year.memberships_paid, plan.memberships_paid);
    EXPECT_EQ(year.membership_cents, plan.membership_cost.value);
    EXPECT_EQ(year.handling_cents, plan.handling_cost.value);
    EXPECT_EQ(year.other_cents, plan.form_button.value);
    EXPECT_EQ(year.deposited_cents, plan.ceiling.value);
    earlier += plan.memberships_new;
  }
}

TEST_P(EverySeed, leaves_nothing_open) {
  const Recount recount(scenario::plan_deliveries(GetParam()), first);
  EXPECT_EQ(recount.bank_cents(), 0);
  EXPECT_EQ(recount.left_in_stock(), 0);
  EXPECT_EQ(recount.invoices_left_open(), 0);
}

TEST_P(EverySeed, has_every_kind_of_mishap) {
  const Recount recount(scenario::plan_deliveries(GetParam()), first);
  for (const char* reason : {"lost", "returned", "expired", "misprinted", "entered-in-error", "wrong-voucher",
                             "wrong-date", "wrong-party", "duplicate", "payment-failed", "found-again"}) {
    EXPECT_THAT(recount.reasons(), Contains(Key(reason)));
  }
  EXPECT_THAT(recount.events_by_type(), Contains(Key("credited")));
  EXPECT_GT(recount.redeemed_before_issue_was_reported(), 500);
}

TEST_P(EverySeed, spoils_some_vouchers_in_a_hundred) {
  const Recount recount(scenario::plan_deliveries(GetParam()), first);
  const long minted = recount.events_by_type().at("minted");
  EXPECT_THAT(minted, AllOf(Ge(12'500 * 103 / 100), Le(12'500 * 108 / 100)));
}

TEST(Recount, works_check_digits_out_as_printed) {
  EXPECT_EQ(number_text(25, 1), "25-000001-10");
  EXPECT_EQ(number_text(25, 500), "25-000500-65");
}

}  // namespace
}  // namespace bonboek::test
