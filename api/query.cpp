#include "api/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace bonboek {

Query::Query(const Request& request) : request_(request) {}

std::optional<std::string_view> Query::text(std::string_view key) {
  known_.push_back(key);
  std::optional<std::string_view> found;
  for (const auto& [name, value] : request_.query) {
    if (name != key) continue;
    if (found) refuse(fmt::format("{} stands in the query more than once", key));
    found = value;
  }
  return found;
}

std::uint64_t Query::whole(std::string_view key, std::uint64_t otherwise, std::uint64_t most) {
  const auto given = text(key);
  if (!given) return otherwise;
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (fault != std::errc{} || end != given->data() + given->size() || value > most) {
    refuse(fmt::format("{} is a whole number from 0 to {}", key, most));
  }
  return value;
}

bool Query::flag(std::string_view key) {
  const auto given = text(key);
  if (given && *given != "true" && *given != "false") refuse(fmt::format("{} is true or false", key));
  return given && *given == "true";
}

Period Query::period() {
  const auto given = text("period");
  if (!given) return all_time;
  const auto period = parse_period(*given);
  if (!period)
    refuse("period is a year (2026), a quarter (2026-Q3), a month (2026-08), or two of these as FIRST..LAST");
  return period.value_or(all_time);
}

Moment Query::moment(std::string_view known_at, std::string_view at_sequence) {
  Moment moment;
  if (const auto given = text(known_at)) {
    moment.known_at = parse_timestamp(*given);
    if (!moment.known_at) refuse(fmt::format("{} is a moment in UTC such as 2026-10-01T00:00:00Z", known_at));
  }
  const bool has_sequence = text(at_sequence).has_value();
  const auto sequence = whole(at_sequence, 0, INT64_MAX);
  if (has_sequence) moment.at_sequence = Sequence{sequence};
  if (moment.known_at && has_sequence) refuse(fmt::format("give {} or {}, not both", known_at, at_sequence));
  return moment;
}

const std::string& Query::error() {
  for (const auto& [name, value] : request_.query) {
    if (std::ranges::find(known_, name) == known_.end()) {
      refuse(known_.empty() ? "this path takes no query"
                            : fmt::format("the query may hold {}, nothing else", fmt::join(known_, ", ")));
    }
  }
  return error_;
}

}  // namespace bonboek
