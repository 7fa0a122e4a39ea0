// What was done by municipality, by track. Each event counts in one municipality:
//
//   minted, allotted    that of the intermediary that got the vouchers
//   issued              the one that the event names, for it is the recipient's; else that of the intermediary
//   redeemed, renewed   that of the library, where it is registered; a library may serve several municipalities
//
// and in "unknown" where there is none: the coordinator's own stock, an intermediary that works in the whole province
// and names none. A party counts where it is registered at the moment that the books are of. Chosen by the plan's
// reports: half of the issues name a municipality, all municipal schemes and most welfare bodies have one, and the
// Volwassenenfonds has none; nobody registers where a recipient of a redemption lives.
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
