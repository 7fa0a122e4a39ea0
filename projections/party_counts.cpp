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

void PartyCounts::apply(const Run& run, const std::vector<Change>& changes, const Facts& facts) {
  const Fact& fact = run.fact;
  const auto measure = measure_of(fact.effect());
  if (!measure || run.vouchers.empty()) return;
  const bool is_reversal = fact.type == EventType::reversed;
  const std::int64_t one = is_reversal ? -1 : 1;
  const Month month = month_of(fact.effective_on());
  for (const Change& change : changes) {
    // An issue is counted on its own track, everything else on the one that its voucher has.
    const Track track = *measure == Measure::issued ? fact.track : change.before.track;
    add(fact.party, month, *measure, track, one, is_reversal ? -fact.amount : fact.amount);
    if (*measure == Measure::issued && change.before.is_redeemed) {
      move_memberships(change, change.before.track, change.after.track, facts);
    }
  }
}

void PartyCounts::move_memberships(const Change& change, Track from, Track to, const Facts& facts) {
  for (Year year : facts.vouchers().membership_years()) {
    const Membership membership = facts.vouchers().membership(year, change.voucher);
    if (!membership.stands()) continue;
    const Month month = month_of(date_in_year(year, membership.day));
    const auto measure = membership.is_renewal != 0 ? Measure::renewed : Measure::redeemed;
    const Cents amount{membership.amount_cents};
    add(membership.library, month, measure, from, -1, -amount);
    add(membership.library, month, measure, to, 1, amount);
  }
}

void PartyCounts::add(PartyIndex party, Month month, Measure measure, Track track, std::int64_t count, Cents amount) {
  const auto row = static_cast<std::size_t>(measure);
  const auto add_to = [&](Tally& tally) {
    tally.count.at(row).at(track) += count;
    tally.amount.at(row) += amount;
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
