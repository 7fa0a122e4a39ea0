#include "bench/workload/parties.hpp"

#include <fmt/format.h>

namespace bonboek::bench {
namespace {

constexpr unsigned first_issue_day = 5;
constexpr unsigned issue_days = 10;
constexpr unsigned first_enrolment_day = 16;
constexpr unsigned enrolment_days = 12;
constexpr std::uint16_t first_municipality = 1;

std::vector<Principal> principals(const char* kind, Role role, std::uint16_t count) {
  std::vector<Principal> list;
  for (unsigned number = 1; number <= count; ++number) {
    const auto id = fmt::format("{}-{:03}", kind, number);
    list.push_back({id, role, id});
  }
  return list;
}

}  // namespace

Parties::Parties()
    : coordinator_{"coordinator", Role::coordinator, ""},
      libraries_(principals("library", Role::library, library_count)),
      intermediaries_(principals("intermediary", Role::intermediary, intermediary_count)) {}

Track track_of(IntermediaryId id) {
  return static_cast<Track>(id.value % last_track + 1);
}

Municipality municipality_of(LibraryId id) {
  return {static_cast<std::uint16_t>(first_municipality + id.value)};
}

bool claims_handling(IntermediaryId id) {
  return id.value / last_track % 2 == 0;  // half of those of each track
}

Date issue_date(IntermediaryId by, Wave wave, unsigned month) {
  return day_of(wave, month, first_issue_day + by.value % issue_days);
}

Date enrolment_date(LibraryId at, Wave wave, unsigned month) {
  return day_of(wave, month, first_enrolment_day + at.value % enrolment_days);
}

}  // namespace bonboek::bench
