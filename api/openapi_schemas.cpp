#include "api/openapi_schemas.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "ledger/catalogue.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

json::object text() {
  return {{"type", "string"}};
}
json::object whole(std::int64_t least) {
  return {{"type", "integer"}, {"format", "int64"}, {"minimum", least}};
}

template <class Enum>
json::object one_of_names(Enum) {
  json::array names;
  for (std::string_view name : Names<Enum>::list) names.emplace_back(name);
  return {{"type", "string"}, {"enum", std::move(names)}};
}

json::object matching(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

json::object schema_of(Shape shape) {
  switch (shape) {
    case Shape::amount:
      return {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}, {"maximum", max_amount.value}};
    case Shape::currency:
      return {{"type", "string"}, {"enum", json::array{"EUR"}}};
    case Shape::date:
      return {{"type", "string"}, {"format", "date"}};
    case Shape::event_type:
      return one_of_names(EventType::none);
    case Shape::kind:
      return one_of_names(Kind::none);
    case Shape::reason:
      return one_of_names(Reason::none);
    case Shape::policy:
      return one_of_names(Policy::none);
    case Shape::policy_value:
      return one_of_names(PolicyValue::none);
    case Shape::kvk:
      return matching("^[0-9]{8}$");
    case Shape::municipality:
      return matching("^GM[0-9]{4}$");
    case Shape::quarter:
      return matching("^20[0-9]{2}-Q[1-4]$");
    case Shape::slug:
      return matching("^[a-z0-9]+(-[a-z0-9]+)*$");
    case Shape::invoice:
      return matching("^[A-Za-z0-9][A-Za-z0-9._/-]{0,34}$");
    case Shape::timestamp:
      return {{"type", "string"}, {"format", "date-time"}};
    case Shape::sequence:
    case Shape::version:
      return whole(0);
    case Shape::track:
      return {{"type", "integer"}, {"minimum", 1}, {"maximum", last_track}};
    case Shape::tracks:
      return {{"type", "array"}, {"minItems", 1}, {"uniqueItems", true}, {"items", schema_of(Shape::track)}};
    case Shape::vouchers:
      return {{"type", "array"}, {"minItems", 1}, {"items", text()}};
    case Shape::year:
      return {{"type", "integer"}, {"minimum", first_year}, {"maximum", last_year}};
    default:
      return text();
  }
}

json::object field_schema(Field field) {
  auto schema = schema_of(row_of(field).shape);
  schema["description"] = row_of(field).meaning;
  return schema;
}

/// "intermediary-accredited" as IntermediaryAccredited.
std::string schema_name(EventType type) {
  std::string name;
  bool upper = true;
  for (char c : name_of(type)) {
    if (c != '-') name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '-';
  }
  return name;
}

json::object event_schema(const EventRow& row) {
  json::object properties{{"type", {{"type", "string"}, {"enum", json::array{name_of(row.type)}}}}};
  json::array required{"type", "occurredOn"};
  properties["occurredOn"] = field_schema(Field::occurred_on);
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (row.required.has(field)) required.emplace_back(row_of(field).name);
    if (row.required.has(field) || row.optional.has(field)) properties[row_of(field).name] = field_schema(field);
  }
  return {{"type", "object"},
          {"description", row.meaning},
          {"additionalProperties", false},
          {"required", std::move(required)},
          {"properties", std::move(properties)}};
}

json::object refusal_schema() {
  json::array names;
  for (const RefusalRow& row : refusal_list()) names.emplace_back(row.name);
  return {{"type", "object"},
          {"required", json::array{"code", "name", "place", "detail", "rule"}},
          {"properties",
           {{"code", whole(100)},
            {"name", {{"type", "string"}, {"enum", std::move(names)}}},
            {"place", text()},
            {"detail", text()},
            {"rule", text()}}}};
}

json::object problem_schema() {
  return {{"type", "object"},
          {"required", json::array{"type", "title", "status", "detail"}},
          {"properties",
           {{"type", text()},
            {"title", text()},
            {"status", whole(400)},
            {"detail", text()},
            {"errors", {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Refusal"}}}}},
            {"errorCount", whole(0)}}}};
}

json::object refusals() {
  return {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Refusal"}}}};
}

void add_answers(json::object& schemas) {
  schemas["Receipt"] = {{"type", "object"},
                        {"required", json::array{"firstSequence", "lastSequence", "eventCount", "recordedAt"}},
                        {"properties",
                         {{"firstSequence", whole(0)},
                          {"lastSequence", whole(0)},
                          {"eventCount", whole(1)},
                          {"recordedAt", {{"type", "string"}, {"format", "date-time"}}},
                          {"refusals", refusals()}}}};
  schemas["DryRun"] = {
      {"type", "object"},
      {"required", json::array{"dryRun", "eventCount", "refusals"}},
      {"properties", {{"dryRun", {{"type", "boolean"}}}, {"eventCount", whole(0)}, {"refusals", refusals()}}}};
  schemas["Answer"] = {{"type", "object"},
                       {"description", "An answer with the moment that it holds at."},
                       {"required", json::array{"atSequence", "asOf"}},
                       {"properties",
                        {{"atSequence", {{"type", "integer"}, {"format", "int64"}, {"nullable", true}}},
                         {"asOf", {{"type", "string"}, {"format", "date-time"}, {"nullable", true}}}}}};
}

}  // namespace

json::object openapi_schemas() {
  json::object schemas;
  json::array one_of;
  json::object mapping;
  for (const EventRow& row : catalogue()) {
    const auto name = schema_name(row.type);
    const auto path = fmt::format("#/components/schemas/{}", name);
    schemas[name] = event_schema(row);
    one_of.emplace_back(json::object{{"$ref", path}});
    mapping[name_of(row.type)] = path;
  }
  schemas["SubmittedEvent"] = {{"oneOf", std::move(one_of)},
                               {"discriminator", {{"propertyName", "type"}, {"mapping", std::move(mapping)}}}};
  schemas["Submission"] = {
      {"type", "object"},
      {"additionalProperties", false},
      {"required", json::array{"events"}},
      {"properties",
       {{"events",
         {{"type", "array"}, {"minItems", 1}, {"items", {{"$ref", "#/components/schemas/SubmittedEvent"}}}}}}}};
  schemas["Refusal"] = refusal_schema();
  schemas["Problem"] = problem_schema();
  add_answers(schemas);
  return schemas;
}

}  // namespace bonboek
