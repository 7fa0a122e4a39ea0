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

ByMonth<Movement>& Balances::months_of(AccountKey key) {
  OfParties& parties = movements_.at(static_cast<std::size_t>(key.account));
  const std::size_t place = key.party.is_none() ? 0 : std::size_t{key.party.value} + 1;
  if (place >= parties.size()) parties.resize(place + 1);
  return parties[place];
}

void Balances::apply(const Run& run) {
  const auto entry = entry_of(run.fact, run.fact.amount * run.count());
  if (!entry) return;
  const Month month = month_of(run.fact.effective_on());
  months_of(entry->debit).at(month).debit += entry->amount;
  months_of(entry->credit).at(month).credit += entry->amount;
}

std::vector<Balance> Balances::over(Period period) const {
  const Period before_it{all_time.first, Month{static_cast<std::uint16_t>(period.first.value - 1)}};
  std::vector<Balance> balances;
  for (std::size_t account = 0; account < movements_.size(); ++account) {
    for (std::size_t place = 0; place < movements_[account].size(); ++place) {
      const ByMonth<Movement>& months = movements_[account][place];
      if (months.is_empty()) continue;
      const auto party = place == 0 ? PartyIndex::none() : PartyIndex{static_cast<std::uint16_t>(place - 1)};
      const Movement before = period.first > all_time.first ? months.sum(before_it) : Movement{};
      balances.push_back({{static_cast<Account>(account), party}, before.debit - before.credit, months.sum(period)});
    }
  }
  return balances;
}

}  // namespace bonboek
