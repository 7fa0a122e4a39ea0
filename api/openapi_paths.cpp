// The paths of the description: each route with its parameters, body and answers.
#include <fmt/format.h>

#include "api/openapi_operations.hpp"
#include "api/openapi_parts.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {
namespace {

constexpr std::string_view prefix = "/v1";

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
