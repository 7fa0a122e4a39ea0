// Rules about the scheme itself: opening, policies, parties, tariffs, the fund's other movements and closed quarters.
#include "ledger/deciding.hpp"

namespace bonboek {
namespace {

bool takes(Policy policy, PolicyValue value) {
  if (policy == Policy::clock) return value == PolicyValue::system || value == PolicyValue::simulated;
  return value == PolicyValue::accept || value == PolicyValue::refuse;
}

bool is_same(const Party& party, const Fact& fact) {
  return party.name == fact.name && party.isil == fact.isil && party.iban == fact.iban && party.kvk == fact.kvk &&
         party.municipality == fact.municipality && party.tracks_on(fact.occurred_on) == fact.tracks;
}

/// The newest day on which a party did something that stands. Walks the whole table: a party leaves once in a while.
std::optional<Date> last_deed_of(const VoucherTable& vouchers, PartyIndex party, PartyKind kind) {
  std::optional<Date> last;
  const auto note = [&](Date day) { last = last ? std::max(*last, day) : day; };
  for (VoucherIndex index{0}; index.value < vouchers.size(); ++index.value) {
    const Voucher& voucher = vouchers.at(index);
    if (kind == PartyKind::intermediary) {
      if (voucher.is_issued && voucher.holder == party) note(voucher.issued_on);
      continue;
    }
    for (const Year year : vouchers.membership_years()) {
      const Membership membership = vouchers.membership(year, index);
      if (membership.stands() && membership.library == party) note(date_in_year(year, membership.day));
    }
  }
  return last;
}

}  // namespace

void Deciding::open_scheme() {
  if (registers().scheme()) {
    return refuse({RefusalCode::scheme_already_opened,
                   fmt::format("this log holds the scheme \"{}\"", registers().scheme()->name)});
  }
  record_fact();
}

void Deciding::set_policy() {
  if (!takes(fact_.policy, fact_.policy_value)) {
    refuse_field(Field::value,
                 {RefusalCode::policy_value_not_allowed,
                  fmt::format("{} takes {}", name_of(fact_.policy),
                              fact_.policy == Policy::clock ? "system or simulated" : "accept or refuse")});
  }
  if (fact_.policy == Policy::clock && facts_.next() != Sequence{1}) {
    refuse({RefusalCode::clock_is_set, "the clock can only be chosen by the second event of a log"});
  }
  if (clean()) record_fact();
}

void Deciding::register_party() {
  const auto kind = party_kind_of(fact_.type);
  const auto found = registers().find(kind, fact_.id);
  if (!found) {
    if (registers().parties().size() >= max_parties) {
      return refuse({RefusalCode::too_many_parties, fmt::format("{} parties are registered", max_parties)});
    }
    fact_.party = PartyIndex{static_cast<std::uint16_t>(registers().parties().size())};
    return record_fact();
  }
  const Party& party = registers().party(*found);
  const bool still = party.takes_part_still();
  if (still && is_same(party, fact_)) {
    return refuse_field(
        Field::id, {RefusalCode::already_registered, fmt::format("{} is registered with these details", fact_.id)});
  }
  if (!still && fact_.occurred_on <= party.spans.back().last) {
    return refuse_field(Field::occurred_on, {RefusalCode::already_registered,
                                             fmt::format("{} took part until {}; it can return after that day",
                                                         fact_.id, to_string(party.spans.back().last))});
  }
  fact_.party = *found;
  record_fact();
}

void Deciding::withdraw_party() {
  const auto kind = party_kind_of(fact_.type);
  const auto found = registers().find(kind, fact_.id);
  if (!found) {
    return refuse_field(
        Field::id, {RefusalCode::unknown_party, fmt::format("no {} is registered as {}", name_of(kind), fact_.id)});
  }
  const Party& party = registers().party(*found);
  if (!party.takes_part_still() || fact_.occurred_on < party.spans.back().first) {
    const auto code = kind == PartyKind::library ? RefusalCode::not_taking_part : RefusalCode::not_accredited;
    return refuse_field(Field::occurred_on,
                        {code, fmt::format("{} did not take part on {}", fact_.id, to_string(fact_.occurred_on))});
  }
  if (const auto later = last_deed_of(facts_.vouchers(), *found, kind); later && *later > fact_.occurred_on) {
    return refuse_field(
        Field::occurred_on,
        {RefusalCode::acted_later, fmt::format("{} {} a voucher on {}; its last day is that day or later", fact_.id,
                                               kind == PartyKind::library ? "enrolled" : "issued", to_string(*later))});
  }
  fact_.party = *found;
  record_fact();
}

void Deciding::set_tariff() {
  const auto last = facts_.fund().last_priced.at(static_cast<std::size_t>(fact_.kind));
  if (last && fact_.from <= *last) {
    return refuse_field(Field::from, {RefusalCode::tariff_day_priced,
                                      fmt::format("{} was priced on {}; the first day left is the day after",
                                                  name_of(fact_.kind), to_string(*last))});
  }
  record_fact();
}

void Deciding::book_on_fund() {
  if (fact_.type != EventType::fund_deposited && fact_.amount > facts_.fund().bank) {
    return refuse_field(Field::amount_cents,
                        {RefusalCode::fund_too_low, fmt::format("the fund holds {} cents, {} are asked",
                                                                facts_.fund().bank.value, fact_.amount.value)});
  }
  record_fact();
}

void Deciding::close_quarter() {
  if (last_day_of(fact_.quarter) < registers().scheme()->opened_on) {
    refuse_field(Field::quarter, {RefusalCode::before_the_scheme,
                                  fmt::format("{} ended before the scheme opened on {}", to_string(fact_.quarter),
                                              to_string(registers().scheme()->opened_on))});
  }
  if (last_day_of(fact_.quarter) >= fact_.occurred_on) {
    refuse_field(Field::quarter, {RefusalCode::quarter_not_over, fmt::format("{} ends on {}", to_string(fact_.quarter),
                                                                             to_string(last_day_of(fact_.quarter)))});
  }
  const auto& closed = registers().closed_quarters();
  if (const auto found = closed.find(fact_.quarter); found != closed.end()) {
    refuse_field(Field::quarter,
                 {RefusalCode::quarter_already_closed,
                  fmt::format("{} was closed by event {}", to_string(fact_.quarter), found->second.value)});
  }
  if (clean()) record_fact();
}

}  // namespace bonboek
