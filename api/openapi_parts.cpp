#include "api/openapi_parts.hpp"

#include <fmt/format.h>

namespace bonboek {
namespace {

json::object typed(std::string_view type, std::string_view meaning) {
  json::object schema{{"type", type}};
  if (!meaning.empty()) schema["description"] = meaning;
  return schema;
}

}  // namespace

json::object reference_to(std::string_view schema) {
  return {{"$ref", fmt::format("#/components/schemas/{}", schema)}};
}

json::object text_schema(std::string_view meaning, std::string_view pattern) {
  auto schema = typed("string", meaning);
  if (!pattern.empty()) schema["pattern"] = pattern;
  return schema;
}

json::object names_schema(std::string_view meaning, json::array names) {
  auto schema = typed("string", meaning);
  schema["enum"] = std::move(names);
  return schema;
}

json::object whole_schema(std::string_view meaning, std::int64_t least, std::int64_t most) {
  auto schema = typed("integer", meaning);
  schema["format"] = "int64";
  schema["minimum"] = least;
  if (most != INT64_MAX) schema["maximum"] = most;
  return schema;
}

json::object cents_schema(std::string_view meaning) {
  auto schema = typed("integer", meaning);
  schema["format"] = "int64";
  return schema;
}

json::object date_schema(std::string_view meaning) {
  auto schema = typed("string", meaning);
  schema["format"] = "date";
  schema["pattern"] = "^20";
  return schema;
}

json::object moment_schema(std::string_view meaning) {
  auto schema = typed("string", meaning);
  schema["format"] = "date-time";
  schema["pattern"] = R"(^20[0-9-]{8}T[0-9:]{8}(\.[0-9]{1,6})?Z$)";
  schema["example"] = "2026-10-01T09:00:00.000000Z";
  return schema;
}

json::object flag_schema(std::string_view meaning) {
  return typed("boolean", meaning);
}

json::object list_schema(std::string_view meaning, json::object element) {
  auto schema = typed("array", meaning);
  schema["items"] = std::move(element);
  return schema;
}

json::object or_null(json::object schema) {
  schema["nullable"] = true;
  return schema;
}

json::object object_schema(std::string_view meaning, std::initializer_list<Member> members) {
  auto schema = typed("object", meaning);
  schema["properties"] = json::object{};
  schema["additionalProperties"] = false;
  for (const Member& member : members) add_member(schema, member);
  return schema;
}

void add_member(json::object& schema, Member member) {
  schema.at("properties").as_object()[member.name] = std::move(member.schema);
  if (member.is_optional) return;
  if (!schema.contains("required")) schema["required"] = json::array{};
  schema.at("required").as_array().emplace_back(member.name);
}

}  // namespace bonboek
