#include "projections/balances.hpp"

#include <utility>

namespace bonboek {
namespace {

std::optional<std::pair<AccountKey, AccountKey>> accounts_of(const Fact& fact) {
  const AccountKey bank{Account::bank, {}};
  const AccountKey subsidy{Account::subsidy, {}};
  const AccountKey accrued{Account::accrued, fact.party};
  const AccountKey payable{Account::payable, fact.party};
  switch (fact.effect()) {
    case EventType::fund_deposited:
      return std::pair(bank, subsidy);
    case EventType::fund_returned:
      return std::pair(subsidy, bank);
    case EventType::cost_booked:
      return std::pair(AccountKey{Account::other_cost, {}}, bank);
    case EventType::issued:
      return std::pair(AccountKey{Account::handling_cost, {}}, accrued);
    case EventType::redeemed:
    case EventType::renewed:
      return std::pair(AccountKey{Account::membership_cost, {}}, accrued);
    case EventType::invoiced:
      return std::pair(accrued, payable);
    case EventType::paid:
      return std::pair(payable, bank);
    case EventType::credited:
      return std::pair(payable, accrued);
    default:
      return {};
  }
}

}  // namespace

std::optional<Entry> entry_of(const Fact& fact, Cents sum) {
  auto accounts = accounts_of(fact);
  if (!accounts) return {};
  if (fact.type == EventType::reversed) std::swap(accounts->first, accounts->second);
  return Entry{accounts->first, accounts->second, sum};
}

void Balances::apply(const Run& run) {
  const auto entry = entry_of(run.fact, run.fact.amount * run.count());
  if (!entry) return;
  const Month month = month_of(run.fact.effective_on());
  movements_[entry->debit].at(month).debit += entry->amount;
  movements_[entry->credit].at(month).credit += entry->amount;
}

std::vector<Balance> Balances::over(Period period) const {
  std::vector<Balance> balances;
  for (const auto& [key, months] : movements_) {
    Cents opening;
    if (period.first > all_time.first) {
      const auto before = months.sum({all_time.first, Month{static_cast<std::uint16_t>(period.first.value - 1)}});
      opening = before.debit - before.credit;
    }
    balances.push_back({key, opening, months.sum(period)});
  }
  return balances;
}

}  // namespace bonboek
