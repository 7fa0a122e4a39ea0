// What the API's description says of each route beside what the routes' table says, and its parameters and answers.
#pragma once

#include <array>
#include <boost/json/fwd.hpp>
#include <string_view>

#include "api/routes.hpp"

namespace bonboek {

/// How an operation answers when all is well.
enum class Forms : std::uint8_t {
  post,        // a receipt, or what a dry run finds
  note,        // of a text that is posted: JSON of what is kept
  json,        // JSON, whatever is accepted
  text,        // plain text, whatever is accepted
  bytes,       // bytes, whatever is accepted
  proof,       // JSON, whatever is accepted, of what may not be there
  answer,      // JSON where that is accepted
  table,       // the same, or the list in it as CSV
  lines,       // the same, or the list in it as NDJSON or CSV
  listing,     // the same, of what does not lie in the log and so has no moment
  page,        // JSON, or a page for people
  document,    // JSON, or a document for people: a page or CSV
  statement,   // the same, or its events as NDJSON
  live_lines,  // JSON, or the list in it as NDJSON or CSV, or live as an event stream
  file,        // a document of one media type, named in `schema`
  log_lines    // the log as NDJSON, as it is or compressed
};

struct Operation {
  decltype(Route::handle) handle;  // the route's
  std::string_view id;
  std::string_view tag;
  std::string_view summary;
  std::string_view meaning;
  Forms forms;
  std::string_view schema;       // of the answer; of a document its media type
  std::string_view line_schema;  // of a line, where there are lines
};

inline constexpr std::array every_role{Role::coordinator, Role::library, Role::intermediary, Role::province,
                                       Role::auditor};

/// The operation of a route; every route has one.
[[nodiscard]] const Operation& operation_of(const Route& route);

[[nodiscard]] bool is_told_as_csv(Forms forms);
[[nodiscard]] boost::json::array parameters_value(const Route& route, Forms forms);
[[nodiscard]] boost::json::object responses_value(const Route& route, const Operation& operation);

}  // namespace bonboek
