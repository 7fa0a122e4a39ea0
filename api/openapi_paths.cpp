// The paths of the description: each route with its parameters and answers.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/handlers.hpp"
#include "api/openapi_answers.hpp"
#include "api/openapi_operations.hpp"
#include "ledger/fact.hpp"
#include "ledger/voucher_number.hpp"
#include "projections/quarter_report.hpp"

namespace bonboek {
namespace {

constexpr std::string_view prefix = "/v1";
constexpr std::size_t max_key_length = 64;
constexpr std::array every_role{Role::coordinator, Role::library, Role::intermediary, Role::province, Role::auditor};

json::object response_reference(std::string_view name) {
  return {{"$ref", fmt::format("#/components/responses/{}", name)}};
}

json::object parameter(std::string_view place, std::string_view name, json::object schema, bool is_required = false) {
  json::object value{{"name", name}, {"in", place}};
  value["description"] = schema.at("description");
  schema.erase("description");
  if (is_required) value["required"] = true;
  value["schema"] = std::move(schema);
  return value;
}

json::object form_schema(const QueryRow& row) {
  switch (row.form) {
    case QueryForm::audience: {
      auto schema = names_schema(row.meaning, names_in(Names<Audience>::list));
      schema["default"] = name_of(Audience::full);
      return schema;
    }
    case QueryForm::figure:
      return text_schema(row.meaning, figure_pattern);
    case QueryForm::flag: {
      auto schema = flag_schema(row.meaning);
      schema["default"] = false;
      return schema;
    }
    case QueryForm::kind:
      return names_schema(row.meaning, names_in(Names<Kind>::list));
    case QueryForm::mode: {
      auto schema = names_schema(row.meaning, {"atomic", "partial"});
      schema["default"] = "atomic";
      return schema;
    }
    case QueryForm::moment:
      return moment_schema(row.meaning);
    case QueryForm::period:
      return text_schema(row.meaning, period_pattern);
    case QueryForm::whole: {
      auto schema =
          whole_schema(row.meaning, static_cast<std::int64_t>(row.least), static_cast<std::int64_t>(row.most));
      if (row.otherwise) schema["default"] = *row.otherwise;
      return schema;
    }
  }
  std::abort();
}

json::object path_parameter_schema(std::string_view name) {
  if (name == "number") {
    return text_schema("a voucher's number; dashes and spaces may be left out", taken_voucher);
  }
  if (name == "quarter") return text_schema("a quarter, such as 2026-Q3", quarter_pattern);
  if (name == "tile") return text_schema("a tile's place", R"(^[0-5]/(x[0-9]{3}/){0,4}[0-9]{3}(\.p/[0-9]{1,3})?$)");
  if (name == "bundle") return text_schema("a bundle's place", R"(^(x[0-9]{3}/){0,4}[0-9]{3}(\.p/[0-9]{1,3})?$)");
  if (name == "invoice") return text_schema("the party's own invoice number", document_number_pattern);
  return slug_schema("the id of a library or intermediary");
}

bool is_list(Forms forms) {
  return forms == Forms::lines || forms == Forms::listing;
}

bool is_told_as_csv(Forms forms) {
  return is_list(forms) || forms == Forms::table || forms == Forms::live_lines;
}

bool is_for_people(Forms forms) {
  return forms == Forms::document || forms == Forms::page || forms == Forms::statement;
}

void add_header_parameters(json::array& parameters, Forms forms) {
  if (forms == Forms::post) {
    auto key = text_schema("A text of your own, new for every submission. Needed unless dryRun is true.",
                           "^[A-Za-z0-9._:-]+$");
    key["minLength"] = 1;
    key["maxLength"] = max_key_length;
    parameters.push_back(parameter("header", "Idempotency-Key", std::move(key)));
    parameters.push_back(parameter(
        "header", "Simulated-Time",
        moment_schema("When this is recorded, for a ledger with a simulated clock alone. It may not go back.")));
  }
  if (is_for_people(forms)) {
    parameters.push_back(
        parameter("header", "Accept-Language",
                  text_schema("Of a page or CSV: nl or en, with weights. Dutch where neither is wanted.")));
  }
  if (is_told_as_csv(forms)) {
    parameters.push_back(
        parameter("header", "Accept-Language",
                  text_schema("Of CSV: Dutch, with `;` and a decimal comma, unless this prefers English, "
                              "with `,` and a decimal point.")));
  }
  if (forms == Forms::log_lines) {
    parameters.push_back(parameter("header", "Accept-Encoding", text_schema("gzip: compressed. Otherwise as it is.")));
  }
  if (forms == Forms::live_lines) {
    parameters.push_back(
        parameter("header", "Last-Event-ID",
                  whole_schema("Of an event stream: where it broke off. It goes before afterSequence.")));
  }
}

json::array parameters_value(const Route& route, Forms forms) {
  json::array parameters;
  for (auto at = route.path.find('{'); at != std::string_view::npos; at = route.path.find('{', at + 1)) {
    const auto name = route.path.substr(at + 1, route.path.find('}', at) - at - 1);
    parameters.push_back(parameter("path", name, path_parameter_schema(name), true));
  }
  for (std::size_t i = 0; i < query_key_count; ++i) {
    const auto key = static_cast<QueryKey>(i);
    if (!route.query_keys.has(key)) continue;
    parameters.push_back(parameter("query", row_of(key).name, form_schema(row_of(key)), row_of(key).is_required));
  }
  add_header_parameters(parameters, forms);
  return parameters;
}

json::object body_value() {
  const auto number = [](std::uint32_t serial) { return to_string(VoucherNumber{2026, serial}); };
  const json::object one{{"type", "redeemed"}, {"occurredOn", "2026-08-03"}, {"vouchers", {number(1)}}};
  const json::object issued{{"type", "issued"},
                            {"occurredOn", "2026-08-01"},
                            {"track", 3},
                            {"vouchers", {number(1) + ".." + number(20), number(25)}}};
  const json::object schema{{"oneOf", {reference_to("Event"), reference_to("Submission")}}};
  const json::object examples{
      {"one", {{"summary", "A library enrolled a recipient"}, {"value", one}}},
      {"several", {{"summary", "An intermediary reports what it issued"}, {"value", {{"events", {issued}}}}}}};
  return {{"description", "One event, or several."},
          {"required", true},
          {"content",
           {{"application/json", {{"schema", schema}, {"examples", examples}}},
            {"application/x-ndjson", {{"schema", reference_to("Event")}}}}}};
}

json::object note_body_value() {
  return {{"description", "The text."},
          {"required", true},
          {"content", {{"text/plain", {{"schema", {{"type", "string"}}}}}}}};
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

std::string who_may(const Route& route) {
  if (route.is_open) return "Open to all.";
  std::string roles;
  for (const Role role : every_role) {
    if (route.roles.has(role)) roles += fmt::format("{}{}", roles.empty() ? "" : ", ", to_string(role));
  }
  return fmt::format("For: {}.", roles);
}

json::object operation_value(const Route& route) {
  const Operation& operation = operation_of(route);
  json::object value{{"operationId", operation.id},
                     {"tags", {operation.tag}},
                     {"summary", operation.summary},
                     {"description", fmt::format("{} {}", operation.meaning, who_may(route))}};
  auto parameters = parameters_value(route, operation.forms);
  if (!parameters.empty()) value["parameters"] = std::move(parameters);
  if (operation.forms == Forms::post) value["requestBody"] = body_value();
  if (operation.forms == Forms::note) value["requestBody"] = note_body_value();
  value["responses"] = responses_value(route, operation);
  if (route.is_open) value["security"] = json::array{};
  return value;
}

}  // namespace

json::object paths_value() {
  json::object paths;
  for (const Route& route : routes()) {
    const bool is_versioned = route.path.starts_with(prefix);
    auto& path = paths[is_versioned ? route.path.substr(prefix.size()) : route.path];
    if (path.is_null()) path = json::object{};
    auto& item = path.as_object();
    item[route.method == Method::get ? "get" : "post"] = operation_value(route);
    if (!is_versioned) item["servers"] = json::array{json::object{{"url", "/"}, {"description", "This server."}}};
  }
  return paths;
}

}  // namespace bonboek
