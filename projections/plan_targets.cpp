#include "projections/plan_targets.hpp"

#include <algorithm>
#include <array>

namespace bonboek {
namespace {

constexpr std::array targets{
    PlanTarget{2025, 2'000, 2'000, Cents{9'450'000}},
    PlanTarget{2026, 3'500, 5'500, Cents{26'150'000}},
    PlanTarget{2027, 7'000, 12'500, Cents{59'050'000}},
};

}  // namespace

std::optional<PlanTarget> plan_target(const Registers& registers, Year year) {
  const auto is_the_plans = [&](const PlanTarget& target) { return registers.ceiling(target.year) == target.ceiling; };
  const auto* const found = std::ranges::find(targets, year, &PlanTarget::year);
  if (found == targets.end() || std::ranges::none_of(targets, is_the_plans)) return {};
  return *found;
}

}  // namespace bonboek
