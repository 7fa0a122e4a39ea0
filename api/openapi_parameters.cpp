// What an operation is asked with: the path's parameters, the query's and headers.
#include <fmt/format.h>

#include <cstdlib>

#include "api/openapi_answers.hpp"
#include "api/openapi_operations.hpp"
#include "ledger/fact.hpp"
#include "projections/quarter_report.hpp"

namespace bonboek {
namespace {

constexpr std::size_t max_key_length = 64;

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

}  // namespace

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

}  // namespace bonboek
