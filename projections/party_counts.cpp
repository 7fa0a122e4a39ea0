#include "projections/party_counts.hpp"

#include <cstdlib>
#include <numeric>

namespace bonboek {
namespace {

Cell cell_of(PartyIndex party, Month month, Measure measure, std::uint8_t track) {
  return {Sheet::tally, {party.value, month.value, static_cast<std::uint8_t>(measure), track}};
}

/// What is done to vouchers that are not issued yet, and so have no track.
bool comes_before_issue(Measure measure) {
  return measure == Measure::minted || measure == Measure::allotted;
}

/// A late issue moves the memberships that were counted without a track.
void move_memberships(const Change& change, const Facts& facts, Increments& increments) {
  const Track before = change.before.track;
  const Track after = facts.vouchers().at(change.voucher).track;
  for (Year year : facts.vouchers().membership_years()) {
    if (year < year_of(change.before.redeemed_on)) continue;  // a redemption is a voucher's first membership
    const Membership membership = facts.vouchers().membership(year, change.voucher);
    if (!membership.stands()) continue;
    const Measure measure = membership.is_renewal != 0 ? Measure::renewed : Measure::redeemed;
    const Month month = month_of(date_in_year(year, membership.day));
    increments.add(cell_of(membership.library, month, measure, before), -1);
    increments.add(cell_of(membership.library, month, measure, after), 1);
  }
}

/// The amounts are of no track: they go with the first.
void tell_tally(PartyIndex party, Month month, const Tally& tally, Increments& increments) {
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto measure = static_cast<Measure>(i);
    for (std::uint8_t track = 0; track <= last_track; ++track) {
      const Cents amount = track == 0 ? tally.amount.at(i) : Cents{0};
      increments.add(cell_of(party, month, measure, track), tally.count.at(i).at(track), amount);
    }
  }
}

}  // namespace

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

void PartyCounts::collect(const Fact& fact, std::span<const Change> changes, const Facts& facts,
                          Increments& increments) {
  const auto measure = measure_of(fact.effect());
  if (!measure) return;
  const std::int64_t sign = fact.type == EventType::reversed ? -1 : 1;
  Tally::ByTrack count{};
  if (*measure == Measure::issued || comes_before_issue(*measure)) {
    count.at(*measure == Measure::issued ? fact.track : 0) = sign * static_cast<std::int64_t>(changes.size());
  } else {  // on the track that each voucher has
    for (const Change& change : changes) count[change.before.track] += sign;
  }
  const Month month = month_of(fact.effective_on());
  for (std::uint8_t track = 0; track <= last_track; ++track) {
    const Cents sum = fact.amount * static_cast<std::uint64_t>(std::abs(count[track]));
    increments.add(cell_of(fact.party, month, *measure, track), count[track], sign < 0 ? -sum : sum);
  }
  if (*measure != Measure::issued) return;
  for (const Change& change : changes) {
    if (change.before.is_redeemed) move_memberships(change, facts, increments);
  }
}

void PartyCounts::add(const Increment& increment) {
  const Cell cell = increment.cell;
  const PartyIndex party{cell.x()};
  const Month month{cell.y()};
  const auto add_to = [&](Tally& tally) {
    tally.count.at(cell.z()).at(cell.w()) += increment.count;
    tally.amount.at(cell.z()) += increment.amount;
  };
  add_to(all_.at(month));
  if (party.is_none()) return add_to(of_none_.at(month));
  if (by_party_.size() <= party.value) by_party_.resize(std::size_t{party.value} + 1);
  add_to(by_party_[party.value].at(month));
}

void PartyCounts::tell(Increments& increments) const {
  const auto tell_of = [&](PartyIndex party, const ByMonth<Tally>& months) {
    months.for_each([&](Month month, const Tally& tally) { tell_tally(party, month, tally, increments); });
  };
  tell_of(PartyIndex::none(), of_none_);
  for (std::size_t i = 0; i < by_party_.size(); ++i) tell_of(PartyIndex{static_cast<std::uint16_t>(i)}, by_party_[i]);
}

Tally PartyCounts::of(PartyIndex party, Period period) const {
  if (party.is_none()) return of_none_.sum(period);
  return party.value < by_party_.size() ? by_party_[party.value].sum(period) : Tally{};
}

}  // namespace bonboek
