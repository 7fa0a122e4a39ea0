// How figures are called, on both sides of the comparison.
#pragma once

#include <fmt/format.h>

#include "ledger/voucher.hpp"
#include "projections/party_counts.hpp"

namespace bonboek::bench::figure {

inline constexpr std::array<std::string_view, 4> stage_names{"none", "accrued", "invoiced", "paid"};
inline constexpr std::array<std::string_view, 3> kind_names{"none", "memberships", "handlings"};

inline std::string events(EventType type) {
  return fmt::format("events {}", name_of(type));
}
inline std::string in_place(Place place) {
  return fmt::format("vouchers {}", name_of(place));
}
inline std::string in_place(Year mint_year, Place place) {
  return fmt::format("{} series {}", mint_year, name_of(place));
}
inline std::string due(Year year, Kind kind, Stage stage) {
  return fmt::format("{} {} {}", year, kind_names.at(static_cast<std::size_t>(kind)),
                     stage_names.at(static_cast<std::size_t>(stage)));
}
inline std::string in_cents(const std::string& name) {
  return name + " cents";
}
inline std::string new_memberships(Year year) {
  return fmt::format("{} new memberships", year);
}
inline std::string renewals(Year year) {
  return fmt::format("{} renewals", year);
}
inline std::string cost(Year year) {
  return fmt::format("{} cost cents", year);
}
inline std::string account(std::string_view name) {
  return fmt::format("account {} cents", name);
}
inline std::string counted(Measure measure) {
  return fmt::format("counted {}", name_of(measure));
}
inline std::string counted_by(PartyIndex party, Measure measure) {
  return fmt::format("counted {} by party {}", name_of(measure), party.value);
}
inline std::string learned_late(Quarter quarter) {
  return fmt::format("issues of {} learned late", to_string(quarter));
}

inline constexpr const char* vouchers = "vouchers";
inline constexpr const char* bank = "bank cents";
inline constexpr const char* trial_balance = "trial balance cents";
inline constexpr const char* unaccounted = "unaccounted";

}  // namespace bonboek::bench::figure
