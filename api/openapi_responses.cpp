// What an operation answers, by status.
#include <fmt/format.h>

#include <algorithm>

#include "api/handlers.hpp"
#include "api/openapi_operations.hpp"
#include "api/openapi_parts.hpp"

namespace bonboek {
namespace {

json::object response_reference(std::string_view name) {
  return {{"$ref", fmt::format("#/components/responses/{}", name)}};
}

bool is_list(Forms forms) {
  return forms == Forms::lines || forms == Forms::listing;
}

json::object headers_value(std::initializer_list<std::string_view> names) {
  json::object headers;
  for (std::string_view name : names) {
    headers[name] = json::object{{"$ref", fmt::format("#/components/headers/{}", name)}};
  }
  return headers;
}

json::object file_value(const Operation& operation) {
  json::object content;
  if (operation.forms == Forms::file) {
    content[operation.schema] = json::object{{"schema", {{"type", "string"}}}};
  } else {
    content["application/x-ndjson"] = json::object{{"schema", reference_to(operation.line_schema)}};
  }
  auto headers = headers_value({"API-Version", "At-Sequence"});
  if (operation.forms == Forms::log_lines) headers = headers_value({"API-Version", "At-Sequence", "Content-Encoding"});
  return {{"description", "The document."}, {"headers", std::move(headers)}, {"content", std::move(content)}};
}

json::object no_more_value() {
  return {{"description", "There is nothing after that event yet: At-Sequence is its own sequence."},
          {"headers", headers_value({"API-Version", "At-Sequence"})}};
}

json::object success_value(const Operation& operation) {
  if (operation.forms == Forms::file || operation.forms == Forms::log_lines) return file_value(operation);
  json::object content;
  auto headers = headers_value({"API-Version"});
  if (operation.forms == Forms::bytes) {
    content["application/octet-stream"] = json::object{{"schema", {{"type", "string"}, {"format", "binary"}}}};
  } else if (operation.schema.empty()) {
    content["text/plain"] = json::object{{"schema", {{"type", "string"}}}};
  } else {
    content["application/json"] = json::object{{"schema", reference_to(operation.schema)}};
  }
  std::string_view meaning = "The answer.";
  if (is_told_as_csv(operation.forms)) {
    meaning = "The answer. As CSV: what is a list in it, with a heading.";
    content["text/csv"] = json::object{{"schema", {{"type", "string"}}}};
    if (operation.forms != Forms::listing) headers = headers_value({"API-Version", "At-Sequence"});
  }
  if (is_list(operation.forms) || operation.forms == Forms::live_lines) {
    meaning = "The answer. As NDJSON: the list in it, an element a line. As CSV: the same, with a heading.";
    content["application/x-ndjson"] = json::object{{"schema", reference_to(operation.line_schema)}};
  }
  if (operation.forms == Forms::document) {
    meaning = "The answer. As a page it stands by itself; CSV has a row for each figure.";
    for (const char* type : {"text/html", "text/csv"}) content[type] = json::object{{"schema", {{"type", "string"}}}};
  }
  if (operation.forms == Forms::statement) {
    meaning = "The answer. As a page it stands by itself; CSV has a row for each figure and each event.";
    for (const char* type : {"text/html", "text/csv"}) content[type] = json::object{{"schema", {{"type", "string"}}}};
    content["application/x-ndjson"] = json::object{{"schema", reference_to(operation.line_schema)}};
    headers = headers_value({"API-Version", "At-Sequence"});
  }
  if (operation.forms == Forms::page) {
    meaning = "The answer. As a page it stands by itself.";
    content["text/html"] = json::object{{"schema", {{"type", "string"}}}};
  }
  if (operation.forms == Forms::live_lines) {
    content["text/event-stream"] = json::object{
        {"schema", text_schema("For each event its sequence as `id`, its type as `event` and the event as `data`.")}};
    headers = headers_value({"API-Version", "At-Sequence", "Next-After-Sequence", "Is-Last"});
  }
  return {{"description", meaning}, {"headers", std::move(headers)}, {"content", std::move(content)}};
}

void add_post_responses(json::object& responses) {
  const auto success = [](std::string_view meaning, std::string_view schema) {
    return json::object{{"description", meaning},
                        {"headers", headers_value({"API-Version"})},
                        {"content", {{"application/json", {{"schema", reference_to(schema)}}}}}};
  };
  responses["200"] = success("Of a dry run: what would be recorded.", "DryRun");
  responses["201"] = success("Recorded, and on disk.", "Receipt");
  responses["400"] = response_reference("NotValid");
  responses["401"] = response_reference("NoKey");
  responses["403"] = response_reference("MayNotPost");
  responses["409"] = response_reference("Conflict");
  responses["413"] = response_reference("TooLarge");
  responses["415"] = response_reference("NotRead");
}

void add_note_responses(json::object& responses, const Operation& operation) {
  const auto kept = [&](std::string_view meaning) {
    return json::object{{"description", meaning},
                        {"headers", headers_value({"API-Version"})},
                        {"content", {{"application/json", {{"schema", reference_to(operation.schema)}}}}}};
  };
  responses["200"] = kept("It was kept already.");
  responses["201"] = kept("Kept, and on disk.");
  responses["400"] = response_reference("BadRequest");
  responses["401"] = response_reference("NoKey");
  const bool is_cosignature = operation.handle == post_cosignature;
  if (is_cosignature) responses["404"] = response_reference("NotFound");
  responses["409"] = response_reference(is_cosignature ? "NotWitnessed" : "KeyNotKept");
  responses["413"] = response_reference("TooLarge");
  responses["415"] = response_reference("NotRead");
}

/// Whether there is a key that may not ask this: one of another role, or of another party than the path is about.
bool is_closed_to_some(const Route& route) {
  const bool is_for_every_role = std::ranges::all_of(every_role, [&](Role role) { return route.roles.has(role); });
  return !is_for_every_role || route.path.contains('{');
}

}  // namespace

bool is_told_as_csv(Forms forms) {
  return is_list(forms) || forms == Forms::table || forms == Forms::live_lines;
}

json::object responses_value(const Route& route, const Operation& operation) {
  json::object responses;
  if (operation.forms == Forms::post) {
    add_post_responses(responses);
  } else if (operation.forms == Forms::note) {
    add_note_responses(responses, operation);
  } else {
    responses["200"] = success_value(operation);
    if (operation.forms == Forms::log_lines) responses["204"] = no_more_value();
    responses["400"] = response_reference("BadRequest");
    if (!route.is_open) responses["401"] = response_reference("NoKey");
    if (!route.is_open && is_closed_to_some(route)) responses["403"] = response_reference("NotYours");
    const bool is_negotiated = operation.forms != Forms::json && operation.forms != Forms::text &&
                               operation.forms != Forms::bytes && operation.forms != Forms::proof;
    const bool is_always_there = operation.forms == Forms::json || operation.forms == Forms::listing;
    if (!is_always_there) responses["404"] = response_reference("NotFound");
    if (is_negotiated) responses["406"] = response_reference("NotOffered");
  }
  responses["429"] = response_reference("TooMuch");
  responses["503"] = response_reference("NotNow");
  responses["default"] = response_reference("OtherProblem");
  return responses;
}

}  // namespace bonboek
