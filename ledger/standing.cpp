#include "ledger/standing.hpp"

#include <algorithm>

namespace bonboek {

void Fund::move_money(const Fact& fact, Cents sum) {
  const Cents added = fact.type == EventType::reversed ? -sum : sum;
  Cents& cost = cost_by_year.at(static_cast<std::size_t>(year_of(fact.effective_on()) - first_year));
  switch (fact.effect()) {
    case EventType::fund_deposited:
      bank += added;
      return;
    case EventType::cost_booked:
      cost += added;
      [[fallthrough]];
    case EventType::fund_returned:
    case EventType::paid:
      bank -= added;
      return;
    case EventType::issued:
      cost += added;
      return note_priced(Kind::handling, fact.effective_on());
    case EventType::redeemed:
    case EventType::renewed:
      cost += added;
      return note_priced(Kind::membership, fact.effective_on());
    default:
      return;
  }
}

/// A share alone may count below zero: the sum of all is right, for counts wrap around.
void Fund::add_counts(const Fund& other) {
  vouchers_out += other.vouchers_out;
  vouchers_unissued += other.vouchers_unissued;
  for (std::size_t i = 0; i < continued_by_year.size(); ++i) continued_by_year[i] += other.continued_by_year[i];
}

void Fund::note_priced(Kind kind, Date day) {
  auto& last = last_priced.at(static_cast<std::size_t>(kind));
  last = last ? std::max(*last, day) : day;
}

Cents Standing::commitment(Date day) const {
  const auto membership = registers.tariff(Kind::membership, day).value_or(Cents{0});
  const auto handling = registers.tariff(Kind::handling, day).value_or(Cents{0});
  return membership * fund.vouchers_out + handling * fund.vouchers_unissued;
}

Date Standing::today(Timestamp at) const {
  return local_date(at, registers.scheme() ? std::string_view(registers.scheme()->time_zone) : "UTC");
}

}  // namespace bonboek
