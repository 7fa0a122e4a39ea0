#include "projections/named_issues.hpp"

#include <numeric>

namespace bonboek {
namespace {

/// Whose count it is. Stored: a number is never given to another.
enum class Whose : std::uint8_t { municipality = 1, party = 2 };

Cell cell_of(Whose whose, std::uint16_t of, Month month, std::size_t track) {
  return {Sheet::named_issue, {of, month.value, static_cast<std::uint8_t>(whose), static_cast<std::uint8_t>(track)}};
}

TrackCounts sum_of(const std::map<std::uint16_t, ByMonth<TrackCounts>>& kept, std::uint16_t of, Period period) {
  const auto found = kept.find(of);
  return found == kept.end() ? TrackCounts{} : found->second.sum(period);
}

}  // namespace

TrackCounts& TrackCounts::operator+=(const TrackCounts& other) {
  for (std::size_t track = 0; track < count.size(); ++track) count[track] += other.count[track];
  return *this;
}

TrackCounts& TrackCounts::operator-=(const TrackCounts& other) {
  for (std::size_t track = 0; track < count.size(); ++track) count[track] -= other.count[track];
  return *this;
}

std::int64_t TrackCounts::total() const {
  return std::accumulate(count.begin(), count.end(), std::int64_t{0});
}

void NamedIssues::collect(const Run& run, Increments& increments) {
  const Fact& fact = run.fact;
  if (fact.effect() != EventType::issued || fact.municipality.is_none()) return;
  const std::int64_t count = fact.type == EventType::reversed ? -std::int64_t{run.count()} : std::int64_t{run.count()};
  const Month month = month_of(fact.effective_on());
  increments.add(cell_of(Whose::municipality, fact.municipality.value, month, fact.track), count);
  increments.add(cell_of(Whose::party, fact.party.value, month, fact.track), count);
}

void NamedIssues::add(const Increment& increment) {
  const Cell cell = increment.cell;
  Kept& kept = static_cast<Whose>(cell.z()) == Whose::municipality ? by_municipality_ : by_party_;
  kept[cell.x()].at(Month{cell.y()}).count.at(cell.w()) += increment.count;
}

void NamedIssues::tell(Increments& increments) const {
  const auto tell_kept = [&](Whose whose, const Kept& kept) {
    for (const auto& [of, months] : kept) {
      months.for_each([&](Month month, const TrackCounts& counts) {
        for (std::size_t track = 0; track < counts.count.size(); ++track) {
          increments.add(cell_of(whose, of, month, track), counts.count[track]);
        }
      });
    }
  };
  tell_kept(Whose::municipality, by_municipality_);
  tell_kept(Whose::party, by_party_);
}

TrackCounts NamedIssues::naming(Municipality municipality, Period period) const {
  return sum_of(by_municipality_, municipality.value, period);
}

TrackCounts NamedIssues::named_by(PartyIndex party, Period period) const {
  return sum_of(by_party_, party.value, period);
}

std::vector<Municipality> NamedIssues::municipalities() const {
  std::vector<Municipality> all;
  for (const auto& [code, months] : by_municipality_) all.push_back(Municipality{code});
  return all;
}

}  // namespace bonboek
