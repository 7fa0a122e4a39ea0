// What each library and each intermediary did, by month and by track. A reversal counts against the month of what it
// undoes. A redemption whose issue is not reported yet has track 0, and moves to its track when the report comes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/facts.hpp"
#include "projections/by_month.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// What is counted. Amounts go with those that money is due for.
enum class Measure : std::uint8_t { minted, allotted, issued, redeemed, renewed, voided, invoiced, credited, paid };
inline constexpr std::size_t measure_count = 9;

template <>
struct Names<Measure> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, measure_count> list{
      "minted", "allotted", "issued", "redeemed", "renewed", "voided", "invoiced", "credited", "paid"};
};

/// Counts and amounts by measure and track (0: not known or not told).
struct Tally {
  using ByTrack = std::array<std::int64_t, last_track + 1>;
  std::array<ByTrack, measure_count> count{};
  std::array<Cents, measure_count> amount{};

  Tally& operator+=(const Tally& other);
  [[nodiscard]] const ByTrack& tracks(Measure measure) const { return count.at(static_cast<std::size_t>(measure)); }
  [[nodiscard]] std::int64_t total(Measure measure) const;
  friend bool operator==(const Tally&, const Tally&) = default;
  [[nodiscard]] Cents cents(Measure measure) const { return amount.at(static_cast<std::size_t>(measure)); }
};

/// Cells: x is the party (or none), y the month, z the measure, w the track.
class PartyCounts {
 public:
  /// Collects what a fact changed, while the facts stand exactly there.
  static void collect(const Fact& fact, std::span<const Change> changes, const Facts& facts, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// What a party did in a period; none: what was done in no party's name.
  [[nodiscard]] Tally of(PartyIndex party, Period period) const;
  /// What all parties and the coordinator did in a period.
  [[nodiscard]] Tally all(Period period) const { return all_.sum(period); }

 private:
  std::vector<ByMonth<Tally>> by_party_;
  ByMonth<Tally> of_none_;  // what was done in no party's name
  ByMonth<Tally> all_;
};

/// What a type of event is counted as; nothing where it is not counted.
[[nodiscard]] std::optional<Measure> measure_of(EventType type);

}  // namespace bonboek
