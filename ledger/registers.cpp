#include "ledger/registers.hpp"

#include <algorithm>
#include <cstdlib>

namespace bonboek {
namespace {

/// Puts what holds from a day on into a list ordered by that day, in the place of what was said of the same day.
template <class Row>
void apply_from(std::vector<Row>& rows, Row row) {
  const auto at = std::ranges::lower_bound(rows, row.from, {}, &Row::from);
  if (at != rows.end() && at->from == row.from) {
    *at = row;
  } else {
    rows.insert(at, row);
  }
}

}  // namespace

bool Party::takes_part_on(Date day) const {
  return std::ranges::any_of(spans, [day](const Span& span) { return span.first <= day && day <= span.last; });
}

std::uint8_t Party::tracks_on(Date day) const {
  const auto after = std::ranges::upper_bound(tracks_from, day, {}, &TracksFrom::from);
  return after == tracks_from.begin() ? std::uint8_t{0} : std::prev(after)->tracks;
}

PartyKind party_kind_of(EventType type) {
  switch (type) {
    case EventType::library_registered:
    case EventType::library_withdrawn:
    case EventType::redeemed:
    case EventType::renewed:
      return PartyKind::library;
    default:
      return PartyKind::intermediary;
  }
}

std::optional<PartyIndex> Registers::find(PartyKind kind, std::string_view id) const {
  const auto& by_id = party_by_id_.at(static_cast<std::size_t>(kind));
  const auto found = by_id.find(id);
  if (found == by_id.end()) return {};
  return found->second;
}

std::optional<Cents> Registers::tariff(Kind kind, Date day) const {
  const auto& tariffs = tariffs_.at(static_cast<std::size_t>(kind));
  const auto after = std::ranges::upper_bound(tariffs, day, {}, &Tariff::from);
  if (after == tariffs.begin()) return {};
  return std::prev(after)->amount;
}

std::optional<Cents> Registers::ceiling(Year year) const {
  const auto found = ceilings_.find(year);
  if (found == ceilings_.end()) return {};
  return found->second;
}

bool changes_registers(EventType type) {
  switch (type) {
    case EventType::scheme_opened:
    case EventType::policy_set:
    case EventType::library_registered:
    case EventType::intermediary_accredited:
    case EventType::library_withdrawn:
    case EventType::accreditation_withdrawn:
    case EventType::tariff_set:
    case EventType::ceiling_set:
    case EventType::quarter_closed:
    case EventType::reversed:
      return true;
    default:
      return false;
  }
}

void Registers::apply(const Fact& fact, Sequence sequence) {
  if (!changes_registers(fact.type)) return;
  switch (fact.type) {
    case EventType::scheme_opened:
      scheme_ = Scheme{std::string(fact.name), std::string(fact.origin), std::string(fact.currency),
                       std::string(fact.time_zone), fact.occurred_on};
      return;
    case EventType::policy_set:
      policies_.at(static_cast<std::size_t>(fact.policy)) = fact.policy_value;
      return;
    case EventType::library_registered:
    case EventType::intermediary_accredited:
      return apply_registration(fact);
    case EventType::library_withdrawn:
    case EventType::accreditation_withdrawn:
      return apply_withdrawal(fact);
    case EventType::tariff_set:
      return apply_tariff(fact);
    case EventType::ceiling_set:
      ceilings_[fact.year] = fact.amount;
      return;
    case EventType::quarter_closed:
      closed_quarters_.emplace(fact.quarter, sequence);
      return;
    case EventType::reversed:
      reversed_movements_.insert(fact.reversed_sequence);
      return;
    default:
      std::abort();  // `changes_registers` tells of it
  }
}

void Registers::apply_registration(const Fact& fact) {
  if (fact.party.value > parties_.size()) std::abort();
  if (fact.party.value == parties_.size()) {
    const auto kind = party_kind_of(fact.type);
    parties_.push_back(Party{.kind = kind,
                             .id = std::string(fact.id),
                             .name = {},
                             .isil = {},
                             .iban = {},
                             .kvk = {},
                             .municipality = {},
                             .tracks = 0,
                             .tracks_from = {},
                             .spans = {}});
    party_by_id_.at(static_cast<std::size_t>(kind)).emplace(fact.id, fact.party);
  }
  Party& party = parties_[fact.party.value];
  party.name = fact.name;
  party.isil = fact.isil;
  party.iban = fact.iban;
  party.kvk = fact.kvk;
  party.municipality = fact.municipality;
  apply_from(party.tracks_from, {fact.occurred_on, fact.tracks});
  party.tracks = party.tracks_from.back().tracks;
  if (!party.takes_part_still()) party.spans.push_back({fact.occurred_on, last_date});
}

void Registers::apply_withdrawal(const Fact& fact) {
  parties_.at(fact.party.value).spans.back().last = fact.occurred_on;
}

void Registers::apply_tariff(const Fact& fact) {
  apply_from(tariffs_.at(static_cast<std::size_t>(fact.kind)), {fact.from, fact.amount});
}

}  // namespace bonboek
