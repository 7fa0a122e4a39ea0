#include "projections/told_periods.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bonboek {

std::optional<std::string> objection_to_named(Period period, std::string_view name, std::string_view told,
                                              const Standing& standing) {
  const auto& scheme = standing.registers.scheme();
  if (!scheme) return fmt::format("No scheme was opened at that moment, so that {} has nothing to tell", name);
  if (period.last < month_of(scheme->opened_on)) {
    return fmt::format("{} ended before the scheme opened on {}; ask for {}", name, to_string(scheme->opened_on), told);
  }
  if (period.first > std::max(month_of(scheme->opened_on), month_of(standing.today()))) {
    return fmt::format("{} had not begun on {}, the day of the last event that counts; ask for {}", name,
                       to_string(standing.today()), told);
  }
  return {};
}

std::optional<std::string> objection_to(Period period, const Standing& standing) {
  if (period == all_time) return {};
  std::string told;
  if (const auto& scheme = standing.registers.scheme()) {
    const Month first = month_of(scheme->opened_on);
    told = to_string(Period{first, std::max(first, month_of(standing.today()))});
  }
  return objection_to_named(period, to_string(period), told, standing);
}

std::optional<std::string> objection_to_year(Year year, const Books& books) {
  const auto years = books.figures.fund().years(books.standing);
  if (std::ranges::binary_search(years, year)) return {};
  if (years.empty()) return fmt::format("{} has neither a ceiling nor a movement at that moment; no year has", year);
  return fmt::format("{} has neither a ceiling nor a movement at that moment; ask for {}", year,
                     fmt::join(years, ", "));
}

}  // namespace bonboek
