// Issues whose event names the recipient's municipality, by month and track: by that municipality, and by the
// intermediary that issued them. What an intermediary issued without naming one is what it issued (party_counts) less
// what it named.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ledger/registers.hpp"
#include "projections/by_month.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// Counts by track (0: not known or not told).
struct TrackCounts {
  std::array<std::int64_t, last_track + 1> count{};

  TrackCounts& operator+=(const TrackCounts& other);
  TrackCounts& operator-=(const TrackCounts& other);
  [[nodiscard]] std::int64_t total() const;
  friend bool operator==(const TrackCounts&, const TrackCounts&) = default;
};

/// Cells: x is the municipality or the party, y the month, z which of the two, w the track.
class NamedIssues {
 public:
  /// Collects what a run named.
  static void collect(const Run& run, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// Issues in a period that named this municipality.
  [[nodiscard]] TrackCounts naming(Municipality municipality, Period period) const;
  /// Issues in a period with which this intermediary named any.
  [[nodiscard]] TrackCounts named_by(PartyIndex party, Period period) const;
  /// Every municipality that was ever named, ascending.
  [[nodiscard]] std::vector<Municipality> municipalities() const;

 private:
  using Kept = std::map<std::uint16_t, ByMonth<TrackCounts>>;

  Kept by_municipality_;
  Kept by_party_;
};

}  // namespace bonboek
