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

void move(Stages& stages, Step step, std::int64_t count, Cents amount) {
  stages.count.at(static_cast<std::size_t>(step.from)) -= count;
  stages.count.at(static_cast<std::size_t>(step.to)) += count;
  stages.amount.at(static_cast<std::size_t>(step.from)) -= amount;
  stages.amount.at(static_cast<std::size_t>(step.to)) += amount;
}

}  // namespace

std::int64_t Stages::total_count() const {
  return std::accumulate(count.begin() + 1, count.end(), std::int64_t{0});
}

Cents Stages::total() const {
  return std::accumulate(amount.begin() + 1, amount.end(), Cents{0});
}

void FundUtilisation::apply(const Run& run) {
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
    Sums& sums = by_year_[year];
    move(is_handling ? sums.handlings : sums.memberships, *step, count, sum);
    if (effect == EventType::redeemed) sums.new_memberships += count;
    if (effect == EventType::renewed) sums.renewals += count;
  } else if (effect == EventType::fund_deposited) {
    by_year_[year].deposited += sum;
  } else if (effect == EventType::fund_returned) {
    by_year_[year].deposited -= sum;
  } else if (effect == EventType::cost_booked) {
    by_year_[year].other_cost += sum;
  }
}

FundUtilisation::Sums FundUtilisation::sums(Year year) const {
  const auto found = by_year_.find(year);
  return found == by_year_.end() ? Sums{} : found->second;
}

FundYear FundUtilisation::year(Year year, Date today, const Facts& facts) const {
  const Sums of_year = sums(year);
  FundYear fund;
  fund.year = year;
  fund.ceiling = facts.registers().ceiling(year).value_or(Cents{0});
  fund.deposited = of_year.deposited;
  fund.other_cost = of_year.other_cost;
  fund.memberships = of_year.memberships;
  fund.handlings = of_year.handlings;
  fund.new_memberships = of_year.new_memberships;
  fund.renewals = of_year.renewals;
  if (year == year_of(today)) fund.committed = facts.commitment(today);
  if (year >= year_of(today) && year > first_year) {
    const auto before = sums(static_cast<Year>(year - 1));
    const auto waiting = before.memberships.total_count() - facts.vouchers().continued_count(year);
    const auto tariff = facts.registers().tariff(Kind::membership, std::max(today, date_of(year, 1, 1)));
    fund.expected_renewals = tariff.value_or(Cents{0}) * static_cast<std::uint64_t>(waiting);
  }
  return fund;
}

std::vector<Year> FundUtilisation::years(const Facts& facts) const {
  std::set<Year> years;
  for (const auto& [year, sums] : by_year_) years.insert(year);
  for (const auto& [year, ceiling] : facts.registers().ceilings()) years.insert(year);
  return {years.begin(), years.end()};
}

}  // namespace bonboek
