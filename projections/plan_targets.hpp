// What the plan "Gratis bibliotheeklidmaatschap voor Limburgers met een kleine beurs 2025-2027" wants to reach. No
// event carries a target, so these are facts of the plan and not of the log (ops/decisions/0007). Source: the plan's
// budget.
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/registers.hpp"

namespace bonboek {

struct PlanTarget {
  Year year{0};
  std::int64_t new_memberships{0};
  std::int64_t memberships{0};  // that the budget pays: new ones, and those that continue
  Cents ceiling;                // of the fund; it follows from the two and the tariffs
};

/// The plan's target of a year, for a log that carries out this plan: one in which a ceiling is the plan's own. Nothing
/// for another log and another year.
[[nodiscard]] std::optional<PlanTarget> plan_target(const Registers& registers, Year year);

}  // namespace bonboek
