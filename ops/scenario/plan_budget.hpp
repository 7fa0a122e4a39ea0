// The plan's budget by business year (plan_budget.csv): what the scenario has to come to, to the cent.
#pragma once

#include <array>
#include <cstdint>

#include "ledger/money.hpp"
#include "ledger/time.hpp"

namespace bonboek::scenario {

struct BudgetYear {
  Year year{0};
  std::uint32_t memberships_new{0};   // vouchers issued and redeemed in the year
  std::uint32_t memberships_paid{0};  // these, and those of earlier years that continue
  Cents membership_tariff;
  Cents membership_cost;
  Cents handling_tariff;
  Cents handling_cost;
  Cents form_button;
  Cents ceiling;
};

using PlanBudget = std::array<BudgetYear, 3>;

/// 2025, 2026 and 2027. Aborts where the embedded file is not as it was written.
[[nodiscard]] const PlanBudget& plan_budget();
[[nodiscard]] const BudgetYear& budget_of(Year year);  // must be a year of the plan

}  // namespace bonboek::scenario
