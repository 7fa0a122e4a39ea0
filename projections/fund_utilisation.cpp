#include "projections/fund_utilisation.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace bonboek {
namespace {

/// How a fact moves what is due from stage to stage.
struct Step {
  Stage from;
  Stage to;
};

std::optional<Step> step_of(EventType type) {
  switch (type) {
    case EventType::issued:
    case EventType::redeemed:
    case EventType::renewed:
      return Step{Stage::none, Stage::accrued};
    case EventType::invoiced:
      return Step{Stage::accrued, Stage::invoiced};
    case EventType::credited:
      return Step{Stage::invoiced, Stage::accrued};
    case EventType::paid:
      return Step{Stage::invoiced, Stage::paid};
    default:
      return {};
  }
}

/// What is counted. Stored: a number is never given to another.
enum class What : std::uint8_t {
  membership_due = 1,
  handling_due = 2,
  new_membership = 3,
  renewal = 4,
  deposited = 5,
  other_cost = 6,
};

Cell cell_of(Year year, What what, std::size_t stage = 0) {
  return {Sheet::due, {year, 0, static_cast<std::uint8_t>(what), static_cast<std::uint8_t>(stage)}};
}

/// What has not fallen due yet is on no stage: that is not counted.
void add_step(Year year, What what, Step step, std::int64_t count, Cents amount, Increments& increments) {
  if (step.from != Stage::none) {
    increments.add(cell_of(year, what, static_cast<std::size_t>(step.from)), -count, -amount);
  }
  increments.add(cell_of(year, what, static_cast<std::size_t>(step.to)), count, amount);
}

void tell_stages(Year year, What what, const Stages& stages, Increments& increments) {
  for (std::size_t i = 0; i < stages.count.size(); ++i) {
    increments.add(cell_of(year, what, i), stages.count.at(i), stages.amount.at(i));
  }
}

}  // namespace

std::int64_t Stages::total_count() const {
  return std::accumulate(count.begin() + 1, count.end(), std::int64_t{0});
}

Cents Stages::total() const {
  return std::accumulate(amount.begin() + 1, amount.end(), Cents{0});
}

void FundUtilisation::collect(const Run& run, Increments& increments) {
  const Fact& fact = run.fact;
  const bool is_reversal = fact.type == EventType::reversed;
  const std::int64_t count = is_reversal ? -std::int64_t{run.count()} : std::int64_t{run.count()};
  const Cents sum = is_reversal ? -(fact.amount * run.count()) : fact.amount * run.count();
  const auto effect = fact.effect();
  const auto step = step_of(effect);
  const bool is_invoice = step && step->from != Stage::none;
  const Year year = is_invoice ? fact.year : year_of(fact.effective_on());
  if (step) {
    const bool is_handling = is_invoice ? fact.kind == Kind::handling : effect == EventType::issued;
    add_step(year, is_handling ? What::handling_due : What::membership_due, *step, count, sum, increments);
    if (effect == EventType::redeemed) increments.add(cell_of(year, What::new_membership), count);
    if (effect == EventType::renewed) increments.add(cell_of(year, What::renewal), count);
  } else if (effect == EventType::fund_deposited) {
    increments.add(cell_of(year, What::deposited), 0, sum);
  } else if (effect == EventType::fund_returned) {
    increments.add(cell_of(year, What::deposited), 0, -sum);
  } else if (effect == EventType::cost_booked) {
    increments.add(cell_of(year, What::other_cost), 0, sum);
  }
}

void FundUtilisation::add(const Increment& increment) {
  const Cell cell = increment.cell;
  Sums& sums = by_year_[cell.x()];
  const auto add_to = [&](Stages& stages) {
    stages.count.at(cell.w()) += increment.count;
    stages.amount.at(cell.w()) += increment.amount;
  };
  switch (static_cast<What>(cell.z())) {
    case What::membership_due:
      return add_to(sums.memberships);
    case What::handling_due:
      return add_to(sums.handlings);
    case What::new_membership:
      sums.new_memberships += increment.count;
      return;
    case What::renewal:
      sums.renewals += increment.count;
      return;
    case What::deposited:
      sums.deposited += increment.amount;
      return;
    case What::other_cost:
      sums.other_cost += increment.amount;
      return;
  }
}

void FundUtilisation::tell(Increments& increments) const {
  for (const auto& [year, sums] : by_year_) {
    tell_stages(year, What::membership_due, sums.memberships, increments);
    tell_stages(year, What::handling_due, sums.handlings, increments);
    increments.add(cell_of(year, What::new_membership), sums.new_memberships);
    increments.add(cell_of(year, What::renewal), sums.renewals);
    increments.add(cell_of(year, What::deposited), 0, sums.deposited);
    increments.add(cell_of(year, What::other_cost), 0, sums.other_cost);
  }
}

FundUtilisation::Sums FundUtilisation::sums(Year year) const {
  const auto found = by_year_.find(year);
  return found == by_year_.end() ? Sums{} : found->second;
}

FundYear FundUtilisation::year(Year year, Date today, const Standing& standing) const {
  const Sums of_year = sums(year);
  FundYear fund;
  fund.year = year;
  fund.ceiling = standing.registers.ceiling(year).value_or(Cents{0});
  fund.deposited = of_year.deposited;
  fund.other_cost = of_year.other_cost;
  fund.memberships = of_year.memberships;
  fund.handlings = of_year.handlings;
  fund.new_memberships = of_year.new_memberships;
  fund.renewals = of_year.renewals;
  if (year == year_of(today)) fund.committed = standing.commitment(today);
  if (year >= year_of(today) && year > first_year) {
    const auto before = sums(static_cast<Year>(year - 1));
    const auto waiting = before.memberships.total_count() - standing.fund.continued(year);
    const auto tariff = standing.registers.tariff(Kind::membership, std::max(today, date_of(year, 1, 1)));
    fund.expected_renewals = tariff.value_or(Cents{0}) * static_cast<std::uint64_t>(waiting);
  }
  return fund;
}

std::vector<Year> FundUtilisation::years(const Standing& standing) const {
  std::set<Year> years;
  for (const auto& [year, sums] : by_year_) {
    if (sums != Sums{}) years.insert(year);
  }
  for (const auto& [year, ceiling] : standing.registers.ceilings()) {
    if (ceiling != Cents{0}) years.insert(year);
  }
  return {years.begin(), years.end()};
}

}  // namespace bonboek
