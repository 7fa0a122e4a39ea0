// Who takes part: the library organisations of Limburg and the intermediaries on the plan's four tracks, and their
// habits. The libraries are those of limburg.csv; the intermediaries and all habits are made up to be plausible.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/fact.hpp"
#include "ledger/ids.hpp"
#include "ops/scenario/plan_budget.hpp"

namespace bonboek::scenario {

using LibraryId = Id<struct ScenarioLibraryTag, std::uint16_t>;
using IntermediaryId = Id<struct ScenarioIntermediaryTag, std::uint16_t>;

enum class Rhythm : std::uint8_t { weekly, monthly, quarterly };

struct Library {
  std::string id;
  std::string name;
  Municipality seat;
  Date from;              // the first day on which it takes part
  Date until{last_date};  // the day on which it leaves
  Rhythm rhythm{Rhythm::quarterly};
  bool renews_in_january{false};  // all memberships at once; elsewhere each in the month in which it began
  bool reports_by_mail{false};    // the coordinator posts for it
};

struct Intermediary {
  std::string id;
  std::string name;
  Municipality seat;  // none where it works all over the province
  std::vector<Track> tracks;
  Date from;
  Date until{last_date};
  Rhythm rhythm{Rhythm::quarterly};
  bool reports_by_mail{false};
  bool names_municipality{true};                    // says where the recipient lives
  std::array<unsigned, PlanBudget{}.size()> reach;  // its share of each year's vouchers, against the others'
  std::vector<Municipality> serves;                 // empty: all
};

/// The pilot starts on this day, the whole province on the other.
[[nodiscard]] Date pilot_start();
[[nodiscard]] Date province_start();

[[nodiscard]] std::vector<Library> library_parties();
[[nodiscard]] std::vector<Intermediary> intermediary_parties();

/// The fund for adults, which works all over the province: the first of the intermediaries.
inline constexpr IntermediaryId largest_intermediary{0};

/// How many recipients live in a municipality, against the others: a choice of this scenario, not a statistic.
[[nodiscard]] unsigned recipients_in(Municipality municipality);

inline constexpr const char* coordinator = "cubiss";
inline constexpr const char* province = "provincie-limburg";
inline constexpr const char* auditor = "auditor";

}  // namespace bonboek::scenario
