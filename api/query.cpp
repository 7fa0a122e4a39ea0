#include "api/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace bonboek {

std::optional<std::string_view> Query::text(QueryKey key) {
  if (!call_.query_keys.has(key)) std::abort();
  const QueryRow& row = row_of(key);
  std::optional<std::string_view> found;
  for (const auto& [name, value] : call_.request.query) {
    if (name != row.name) continue;
    if (found) refuse(fmt::format("{} stands in the query more than once", row.name));
    found = value;
  }
  if (!found && row.is_required) refuse(fmt::format("{} is needed: {}", row.name, row.meaning));
  return found;
}

std::optional<std::uint64_t> Query::whole(QueryKey key) {
  const QueryRow& row = row_of(key);
  const auto given = text(key);
  if (!given) return row.otherwise;
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(given->data(), given->data() + given->size(), value);
  const bool is_whole = fault == std::errc{} && end == given->data() + given->size();
  if (is_whole && value >= row.least && value <= row.most) return value;
  refuse(fmt::format("{} is a whole number from {} to {}", row.name, row.least, row.most));
  return row.otherwise;
}

bool Query::flag(QueryKey key) {
  const auto given = text(key);
  if (given && *given != "true" && *given != "false") refuse(fmt::format("{} is true or false", row_of(key).name));
  return given && *given == "true";
}

std::optional<Kind> Query::kind() {
  const auto given = text(QueryKey::kind);
  if (!given) return {};
  const auto kind = parse_name<Kind>(*given);
  if (!kind) refuse("kind is membership or handling");
  return kind;
}

Period Query::period() {
  const auto given = text(QueryKey::period);
  if (!given) return all_time;
  const auto period = parse_period(*given);
  if (!period)
    refuse("period is a year (2026), a quarter (2026-Q3), a month (2026-08), or two of these as FIRST..LAST");
  return period.value_or(all_time);
}

Audience Query::audience() {
  const auto given = text(QueryKey::audience);
  if (!given) return Audience::full;
  const auto audience = parse_name<Audience>(*given);
  if (!audience) refuse("audience is full or public");
  return audience.value_or(Audience::full);
}

Moment Query::moment() {
  Moment moment;
  if (const auto given = text(QueryKey::known_at)) {
    moment.known_at = parse_timestamp(*given);
    if (!moment.known_at) refuse("knownAt is a moment in UTC such as 2026-10-01T00:00:00Z");
  }
  if (const auto sequence = whole(QueryKey::at_sequence)) moment.at_sequence = Sequence{*sequence};
  if (moment.known_at && moment.at_sequence) refuse("give knownAt or atSequence, not both");
  return moment;
}

std::string objection_to_query(const Request& request, QueryKeys keys) {
  const auto is_among = [keys](const auto& pair) {
    for (std::size_t i = 0; i < query_key_count; ++i) {
      const auto key = static_cast<QueryKey>(i);
      if (keys.has(key) && row_of(key).name == pair.first) return true;
    }
    return false;
  };
  if (std::ranges::all_of(request.query, is_among)) return {};
  if (keys.bits == 0) return "this path takes no query";
  std::string allowed;
  for (std::size_t i = 0; i < query_key_count; ++i) {
    const auto key = static_cast<QueryKey>(i);
    if (keys.has(key)) allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", row_of(key).name);
  }
  return fmt::format("the query may hold {}, nothing else", allowed);
}

}  // namespace bonboek
