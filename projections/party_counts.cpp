#include "projections/party_counts.hpp"

#include <numeric>

namespace bonboek {

Tally& Tally::operator+=(const Tally& other) {
  for (std::size_t measure = 0; measure < measure_count; ++measure) {
    for (std::size_t track = 0; track <= last_track; ++track) count[measure][track] += other.count[measure][track];
    amount[measure] += other.amount[measure];
  }
  return *this;
}

std::int64_t Tally::total(Measure measure) const {
  const auto& by_track = tracks(measure);
  return std::accumulate(by_track.begin(), by_track.end(), std::int64_t{0});
}

std::optional<Measure> measure_of(EventType type) {
  switch (type) {
    case EventType::minted:
      return Measure::minted;
    case EventType::allotted:
      return Measure::allotted;
    case EventType::issued:
      return Measure::issued;
    case EventType::redeemed:
      return Measure::redeemed;
    case EventType::renewed:
      return Measure::renewed;
    case EventType::voided:
      return Measure::voided;
    case EventType::invoiced:
      return Measure::invoiced;
    case EventType::credited:
      return Measure::credited;
    case EventType::paid:
      return Measure::paid;
    default:
      return {};
  }
}

void PartyCounts::apply(const Fact& fact, std::span<const Change> changes, const Facts& facts) {
  const auto measure = measure_of(fact.effect());
  if (!measure) return;
  const std::int64_t sign = fact.type == EventType::reversed ? -1 : 1;
  const Cents sum = fact.amount * changes.size();
  Addition addition{*measure, {}, sign < 0 ? -sum : sum};
  if (*measure == Measure::issued) {
    addition.count.at(fact.track) = sign * static_cast<std::int64_t>(changes.size());
  } else {  // on the track that each voucher has
    for (const Change& change : changes) addition.count[change.before.track] += sign;
  }
  add(fact.party, month_of(fact.effective_on()), addition);
  if (*measure != Measure::issued) return;
  for (const Change& change : changes) {
    if (change.before.is_redeemed) move_memberships(change, facts);
  }
}

void PartyCounts::move_memberships(const Change& change, const Facts& facts) {
  const Track before = change.before.track;
  const Track after = facts.vouchers().at(change.voucher).track;
  for (Year year : facts.vouchers().membership_years()) {
    if (year < year_of(change.before.redeemed_on)) continue;  // a redemption is a voucher's first membership
    const Membership membership = facts.vouchers().membership(year, change.voucher);
    if (!membership.stands()) continue;
    Addition moved{membership.is_renewal != 0 ? Measure::renewed : Measure::redeemed, {}, Cents{0}};
    moved.count.at(before) -= 1;
    moved.count.at(after) += 1;
    add(membership.library, month_of(date_in_year(year, membership.day)), moved);
  }
}

void PartyCounts::add(PartyIndex party, Month month, const Addition& addition) {
  const auto row = static_cast<std::size_t>(addition.measure);
  const auto add_to = [&](Tally& tally) {
    for (std::size_t track = 0; track <= last_track; ++track) tally.count.at(row).at(track) += addition.count[track];
    tally.amount.at(row) += addition.amount;
  };
  add_to(all_.at(month));
  if (party.is_none()) return;
  if (by_party_.size() <= party.value) by_party_.resize(std::size_t{party.value} + 1);
  add_to(by_party_[party.value].at(month));
}

Tally PartyCounts::of(PartyIndex party, Period period) const {
  return party.value < by_party_.size() ? by_party_[party.value].sum(period) : Tally{};
}

}  // namespace bonboek
