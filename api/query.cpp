#include "api/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "api/excerpt.hpp"

namespace bonboek {
namespace {

/// The names of the keys in the order of their list.
std::vector<std::string_view> names_of(QueryKeys keys) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < query_key_count; ++i) {
    const auto key = static_cast<QueryKey>(i);
    if (keys.has(key)) names.push_back(row_of(key).name);
  }
  return names;
}

}  // namespace

Query::Query(const Call& call) : call_(call) {
  if (!call.request.query.empty()) refuse_unknown();
}

void Query::refuse_unknown() {
  const auto known = names_of(call_.query_keys);
  std::vector<std::string_view> unknown;  // each once
  for (const auto& [name, value] : call_.request.query) {
    if (std::ranges::find(known, name) == known.end() && std::ranges::find(unknown, name) == unknown.end()) {
      unknown.push_back(name);
    }
  }
  const auto detail = known.empty() ? std::string("this path takes no query")
                                    : fmt::format("the query may hold {}, nothing else", fmt::join(known, ", "));
  for (const std::string_view name : unknown) {
    refuse(RequestFaultCode::unknown_parameter, to_string(Excerpt{name}), detail);
  }
}

bool Query::has(QueryKey key) const {
  return std::ranges::any_of(call_.request.query, [&](const auto& pair) { return pair.first == row_of(key).name; });
}

std::optional<std::string_view> Query::text(QueryKey key) {
  if (!call_.query_keys.has(key)) std::abort();
  const QueryRow& row = row_of(key);
  std::optional<std::string_view> found;
  bool is_repeated = false;
  for (const auto& [name, value] : call_.request.query) {
    if (name != row.name) continue;
    is_repeated = found.has_value();
    found = value;
  }
  if (is_repeated) {
    refuse(RequestFaultCode::repeated_parameter, key, fmt::format("{} stands in the query more than once", row.name));
  }
  if (!found && row.is_required) {
    refuse(RequestFaultCode::missing_parameter, key, fmt::format("{} is needed: {}", row.name, row.meaning));
  }
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
  refuse(RequestFaultCode::bad_parameter, key,
         fmt::format("{} is a whole number from {} to {}", row.name, row.least, row.most));
  return row.otherwise;
}

bool Query::flag(QueryKey key) {
  const auto given = text(key);
  if (given && *given != "true" && *given != "false") {
    refuse(RequestFaultCode::bad_parameter, key, fmt::format("{} is true or false", row_of(key).name));
  }
  return given && *given == "true";
}

std::optional<Kind> Query::kind() {
  const auto given = text(QueryKey::kind);
  if (!given) return {};
  const auto kind = parse_name<Kind>(*given);
  if (!kind) refuse(RequestFaultCode::bad_parameter, QueryKey::kind, "kind is membership or handling");
  return kind;
}

Period Query::period() {
  const auto given = text(QueryKey::period);
  if (!given) return all_time;
  const auto period = parse_period(*given);
  if (!period) {
    refuse(RequestFaultCode::bad_parameter, QueryKey::period,
           "period is a year (2026), a quarter (2026-Q3), a month (2026-08), or two of these as FIRST..LAST");
  }
  return period.value_or(all_time);
}

Audience Query::audience() {
  const auto given = text(QueryKey::audience);
  if (!given) return Audience::full;
  const auto audience = parse_name<Audience>(*given);
  if (!audience) refuse(RequestFaultCode::bad_parameter, QueryKey::audience, "audience is full or public");
  return audience.value_or(Audience::full);
}

Moment Query::moment() {
  Moment moment;
  if (const auto given = text(QueryKey::known_at)) {
    moment.known_at = parse_timestamp(*given);
    if (!moment.known_at)
      refuse(RequestFaultCode::bad_parameter, QueryKey::known_at,
             "knownAt is a moment in UTC such as 2026-10-01T00:00:00Z");
  }
  if (const auto sequence = whole(QueryKey::at_sequence)) moment.at_sequence = Sequence{*sequence};
  if (moment.known_at && moment.at_sequence) {
    refuse(RequestFaultCode::excluded_parameter, QueryKey::at_sequence, "give knownAt or atSequence, not both");
  }
  return moment;
}

Quarter Query::quarter_of_path(std::size_t parameter) {
  const auto quarter = parse_quarter(call_.parameters.at(parameter));
  if (!quarter) refuse(RequestFaultCode::bad_path, "quarter", "a quarter is written 2026-Q3");
  return quarter.value_or(Quarter{});
}

}  // namespace bonboek
