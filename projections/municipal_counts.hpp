// What was done by municipality, by track. Each event counts in one municipality:
//
//   minted, allotted    that of the intermediary that got the vouchers
//   issued              the one that the event names, for it is the recipient's; else that of the intermediary
//   redeemed, renewed   that of the library, where it is registered; a library may serve several municipalities
//
// and in "unknown" where there is none: the coordinator's own stock, an intermediary that works in the whole province
// and names none. A party counts where it is registered at the moment that the books are of. Decided by looking at
// what the plan's scenario posts: three issues in four name a municipality, among them all of the Volwassenenfonds,
// which has none of its own; those that name none come from bodies that have one; of a redemption nobody tells where
// the recipient lives.
#pragma once

#include <array>
#include <vector>

#include "projections/figures.hpp"

namespace bonboek {

/// What is counted by municipality.
inline constexpr std::array municipal_measures{Measure::minted, Measure::allotted, Measure::issued, Measure::redeemed,
                                               Measure::renewed};

struct MunicipalCounts {
  Municipality municipality;  // none: unknown
  std::array<TrackCounts, municipal_measures.size()> by_measure{};
};

/// A row for every municipality that a party is registered in or an issue ever named, ascending by code, then one for
/// unknown. Of each measure the rows add up to the count of all.
[[nodiscard]] std::vector<MunicipalCounts> municipal_counts(const Books& books, Period period);

}  // namespace bonboek
