#include "ops/scenario/plan_budget.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

#include "ops/scenario/embedded.hpp"

namespace bonboek::scenario {
namespace {

constexpr Year first_budget_year = 2025;

PlanBudget read() {
  std::map<std::string, std::vector<std::string>> lines;
  for (const auto& row : rows_of(plan_budget_csv())) lines[row.at(0)] = row;
  PlanBudget budget;
  for (std::size_t i = 0; i < budget.size(); ++i) {
    const auto number = [&](const char* line) { return std::stoll(lines.at(line).at(i + 1)); };
    const auto cents = [&](const char* line) { return Cents{number(line)}; };
    budget.at(i) = {.year = static_cast<Year>(first_budget_year + i),
                    .memberships_new = static_cast<std::uint32_t>(number("memberships_new")),
                    .memberships_paid = static_cast<std::uint32_t>(number("memberships_paid")),
                    .membership_tariff = cents("membership_tariff_cents"),
                    .membership_cost = cents("membership_cost_cents"),
                    .handling_tariff = cents("handling_tariff_cents"),
                    .handling_cost = cents("handling_cost_cents"),
                    .form_button = cents("form_button_cents"),
                    .ceiling = cents("fund_ceiling_cents")};
  }
  return budget;
}

}  // namespace

const PlanBudget& plan_budget() {
  static const PlanBudget budget = read();
  return budget;
}

const BudgetYear& budget_of(Year year) {
  const auto found = std::ranges::find(plan_budget(), year, &BudgetYear::year);
  if (found == plan_budget().end()) throw std::logic_error("not a year of the plan: " + std::to_string(year));
  return *found;
}

}  // namespace bonboek::scenario
