#include "ops/scenario/outcome.hpp"

#include <gmock/gmock.h>

namespace bonboek::scenario {
namespace {

using testing::HasSubstr;
using testing::Not;

Outcome as_planned() {
  Outcome outcome;
  for (const BudgetYear& plan : plan_budget()) {
    outcome.years.push_back({.year = plan.year,
                             .new_memberships = plan.memberships_new,
                             .memberships_paid = plan.memberships_paid,
                             .membership_cost = plan.membership_cost,
                             .handling_cost = plan.handling_cost,
                             .other_cost = plan.form_button,
                             .ceiling = plan.ceiling,
                             .deposited = plan.ceiling,
                             .paid = plan.ceiling,
                             .still_due = {},
                             .free = {}});
  }
  outcome.quarters.push_back({.quarter = quarter_of(date_of(2026, 8, 3)), .redeemed = 12'500, .open_at_closing = 7});
  return outcome;
}

TEST(Outcome, agrees_where_every_figure_is_the_plans) {
  EXPECT_TRUE(agrees_with_plan(as_planned()));
  EXPECT_THAT(describe(as_planned()), Not(HasSubstr("✗")));
}

TEST(Outcome, differs_by_one_cent) {
  Outcome outcome = as_planned();
  outcome.years[1].membership_cost -= Cents{1};
  EXPECT_FALSE(agrees_with_plan(outcome));
  EXPECT_THAT(describe(outcome), HasSubstr("247.499,99 ✗"));
  EXPECT_THAT(describe(outcome), HasSubstr("the plan for 2026: 247.500,00"));
}

TEST(Outcome, differs_where_a_year_is_missing) {
  Outcome outcome = as_planned();
  outcome.years.pop_back();
  EXPECT_FALSE(agrees_with_plan(outcome));
}

TEST(Outcome, differs_where_something_is_left_open) {
  Outcome outcome = as_planned();
  outcome.quarters[0].open_now = 1;
  EXPECT_FALSE(agrees_with_plan(outcome));
}

TEST(Outcome, is_written_as_in_the_netherlands) {
  EXPECT_EQ(dutch(Cents{8'400'000}), "84.000,00");
  EXPECT_EQ(dutch(Cents{-123'456'789}), "-1.234.567,89");
  EXPECT_EQ(dutch(Cents{5}), "0,05");
  EXPECT_EQ(dutch(std::int64_t{12'500}), "12.500");
  EXPECT_EQ(dutch(std::int64_t{999}), "999");
  EXPECT_THAT(describe(as_planned()), HasSubstr("2026-Q3"));
  EXPECT_THAT(describe(as_planned()), HasSubstr("12.500"));
}

TEST(PlanBudget, is_the_plans) {
  EXPECT_EQ(budget_of(2025).ceiling, Cents{9'450'000});
  EXPECT_EQ(budget_of(2026).memberships_paid, 5'500U);
  EXPECT_EQ(budget_of(2027).membership_cost, Cents{56'250'000});
  for (const BudgetYear& year : plan_budget()) {
    EXPECT_EQ(year.membership_cost, year.membership_tariff * year.memberships_paid);
    EXPECT_EQ(year.handling_cost, year.handling_tariff * year.memberships_new);
    EXPECT_EQ(year.ceiling, year.membership_cost + year.handling_cost + year.form_button);
  }
}

}  // namespace
}  // namespace bonboek::scenario
