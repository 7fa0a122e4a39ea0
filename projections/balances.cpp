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

Cell cell_of(Sheet sheet, AccountKey key, Month month) {
  return {sheet, {key.party.value, month.value, static_cast<std::uint8_t>(key.account), 0}};
}

/// The account of no party comes first, then one for each party.
std::size_t place_of(PartyIndex party) {
  return party.is_none() ? 0 : std::size_t{party.value} + 1;
}
PartyIndex party_at(std::size_t place) {
  return place == 0 ? PartyIndex::none() : PartyIndex{static_cast<std::uint16_t>(place - 1)};
}

}  // namespace

std::optional<Entry> entry_of(const Fact& fact, Cents sum) {
  auto accounts = accounts_of(fact);
  if (!accounts) return {};
  if (fact.type == EventType::reversed) std::swap(accounts->first, accounts->second);
  return Entry{accounts->first, accounts->second, sum};
}

void Balances::collect(const Run& run, Increments& increments) {
  const auto entry = entry_of(run.fact, run.fact.amount * run.count());
  if (!entry) return;
  const Month month = month_of(run.fact.effective_on());
  increments.add(cell_of(Sheet::debit, entry->debit, month), 0, entry->amount);
  increments.add(cell_of(Sheet::credit, entry->credit, month), 0, entry->amount);
}

void Balances::add(const Increment& increment) {
  const Cell cell = increment.cell;
  OfParties& parties = movements_.at(cell.z());
  const std::size_t place = place_of(PartyIndex{cell.x()});
  if (place >= parties.size()) parties.resize(place + 1);
  Movement& movement = parties[place].at(Month{cell.y()});
  (cell.sheet() == Sheet::debit ? movement.debit : movement.credit) += increment.amount;
}

void Balances::tell(Increments& increments) const {
  for (std::size_t account = 0; account < movements_.size(); ++account) {
    for (std::size_t place = 0; place < movements_[account].size(); ++place) {
      const AccountKey key{static_cast<Account>(account), party_at(place)};
      movements_[account][place].for_each([&](Month month, const Movement& movement) {
        increments.add(cell_of(Sheet::debit, key, month), 0, movement.debit);
        increments.add(cell_of(Sheet::credit, key, month), 0, movement.credit);
      });
    }
  }
}

std::vector<Balance> Balances::over(Period period) const {
  const Period before_it{all_time.first, Month{static_cast<std::uint16_t>(period.first.value - 1)}};
  std::vector<Balance> balances;
  for (std::size_t account = 0; account < movements_.size(); ++account) {
    for (std::size_t place = 0; place < movements_[account].size(); ++place) {
      const ByMonth<Movement>& months = movements_[account][place];
      const Movement before = period.first > all_time.first ? months.sum(before_it) : Movement{};
      const Balance balance{
          {static_cast<Account>(account), party_at(place)}, before.debit - before.credit, months.sum(period)};
      if (!balance.is_zero()) balances.push_back(balance);
    }
  }
  return balances;
}

}  // namespace bonboek
