#include "ops/scenario/outcome.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bonboek::scenario {
namespace {

constexpr int name_width = 26;
constexpr int figure_width = 15;
constexpr int mark_width = 2;

/// One figure of a business year, and what the plan says of it.
struct Comparison {
  const char* name{nullptr};
  std::string is;
  std::string planned;

  [[nodiscard]] bool agrees() const { return is == planned; }
};

std::vector<Comparison> compare(const FundFigures& fund) {
  const BudgetYear& plan = budget_of(fund.year);
  const Cents cost = plan.membership_cost + plan.handling_cost + plan.form_button;
  return {
      {"new memberships", dutch(fund.new_memberships), dutch(std::int64_t{plan.memberships_new})},
      {"memberships paid", dutch(fund.memberships_paid), dutch(std::int64_t{plan.memberships_paid})},
      {"membership cost", dutch(fund.membership_cost), dutch(plan.membership_cost)},
      {"handling cost", dutch(fund.handling_cost), dutch(plan.handling_cost)},
      {"request form button", dutch(fund.other_cost), dutch(plan.form_button)},
      {"ceiling", dutch(fund.ceiling), dutch(plan.ceiling)},
      {"deposited", dutch(fund.deposited), dutch(plan.ceiling)},
      {"paid", dutch(fund.paid), dutch(cost)},
      {"still due", dutch(fund.still_due), dutch(Cents{})},
      {"free", dutch(fund.free), dutch(plan.ceiling - cost)},
  };
}

std::string quarters_table(const std::vector<QuarterFigures>& quarters) {
  std::string table = fmt::format("{:<10}{:>9}{:>10}{:>9}{:>10}{:>9}{:>17}{:>10}\n", "quarter", "minted", "allotted",
                                  "issued", "redeemed", "renewed", "open at closing", "open now");
  for (const QuarterFigures& each : quarters) {
    table += fmt::format("{:<10}{:>9}{:>10}{:>9}{:>10}{:>9}{:>17}{:>10}\n", to_string(each.quarter), dutch(each.minted),
                         dutch(each.allotted), dutch(each.issued), dutch(each.redeemed), dutch(each.renewed),
                         dutch(each.open_at_closing), dutch(each.open_now));
  }
  return table;
}

std::string fund_table(const std::vector<FundFigures>& years) {
  std::vector<std::vector<Comparison>> columns;
  std::string table = fmt::format("{:<{}}", "fund, EUR", name_width);
  for (const FundFigures& fund : years) {
    table += fmt::format("{:>{}}", fund.year, figure_width + (columns.empty() ? 0 : mark_width));
    columns.push_back(compare(fund));
  }
  table += '\n';
  for (std::size_t row = 0; !columns.empty() && row < columns.front().size(); ++row) {
    std::string differing;
    table += fmt::format("{:<{}}", columns.front()[row].name, name_width);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Comparison& figure = columns[i][row];
      table += fmt::format("{:>{}} {}", figure.is, figure_width, figure.agrees() ? "✓" : "✗");
      if (!figure.agrees()) differing += fmt::format("  the plan for {}: {}", years[i].year, figure.planned);
    }
    table += differing + '\n';
  }
  return table;
}

std::string in_thousands(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3) {
    text.insert(static_cast<std::size_t>(place), 1, '.');
  }
  return text;
}

std::uint64_t magnitude(std::int64_t number) {
  return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

}  // namespace

bool agrees_with_plan(const Outcome& outcome) {
  const auto as_planned = [](const FundFigures& fund) {
    return std::ranges::all_of(compare(fund), &Comparison::agrees);
  };
  const auto is_settled = [](const QuarterFigures& quarter) { return quarter.open_now == 0; };
  return outcome.years.size() == plan_budget().size() && std::ranges::all_of(outcome.years, as_planned) &&
         std::ranges::all_of(outcome.quarters, is_settled);
}

std::string describe(const Outcome& outcome) {
  return quarters_table(outcome.quarters) + '\n' + fund_table(outcome.years);
}

std::string dutch(Cents amount) {
  const std::uint64_t cents = magnitude(amount.value);
  return fmt::format("{}{},{:02}", amount.value < 0 ? "-" : "", in_thousands(cents / 100), cents % 100);
}

std::string dutch(std::int64_t count) {
  return fmt::format("{}{}", count < 0 ? "-" : "", in_thousands(magnitude(count)));
}

}  // namespace bonboek::scenario
