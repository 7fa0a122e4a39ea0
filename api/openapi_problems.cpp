// What is answered when something is not right, as schemas.
#include <fmt/format.h>

#include "api/openapi_parts.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {
namespace {

constexpr unsigned least_error_status = 400;
constexpr unsigned most_error_status = 599;

json::object problem_schema(std::string_view meaning, json::object type) {
  return object_schema(meaning, {{"type", std::move(type)},
                                 {"title", text_schema("the same for every problem of a type")},
                                 {"status", whole_schema("the HTTP status", least_error_status, most_error_status)},
                                 {"detail", text_schema("what is wrong this time, and what to do about it")}});
}

std::string rules_table() {
  std::string table = "| code | name | the rule it keeps |\n|---|---|---|\n";
  for (const RefusalRow& row : refusal_list()) {
    table += fmt::format("| {} | {} | {} |\n", static_cast<unsigned>(row.code), row.name, row.rule);
  }
  return table;
}

json::object problem_response(std::string_view meaning, json::object schema, std::string_view header = {}) {
  json::object headers{{"API-Version", {{"$ref", "#/components/headers/API-Version"}}}};
  if (!header.empty()) headers[header] = json::object{{"$ref", fmt::format("#/components/headers/{}", header)}};
  return {{"description", meaning},
          {"headers", std::move(headers)},
          {"content", {{"application/problem+json", {{"schema", std::move(schema)}}}}}};
}

}  // namespace

void add_problem_schemas(json::object& schemas) {
  json::array codes;
  json::array names;
  json::array types;
  for (const RefusalRow& row : refusal_list()) {
    codes.emplace_back(static_cast<unsigned>(row.code));
    names.emplace_back(row.name);
    types.emplace_back(fmt::format("urn:bonboek:problem:{}", row.name));
  }
  schemas["Problem"] = problem_schema("Problem details (RFC 9457).",
                                      text_schema("what kind of problem, as a URN", "^urn:bonboek:problem:[a-z-]+$"));
  schemas["Refusal"] = object_schema(
      fmt::format("One reason why something was not recorded. Numbers and names are never given to another.\n\n{}",
                  rules_table()),
      {{"code", json::object{{"type", "integer"}, {"enum", std::move(codes)}}},
       {"name", names_schema("", std::move(names))},
       {"place", text_schema("where: `events[3].vouchers[2]`, a header, or empty for the whole submission")},
       {"detail", text_schema("what is wrong, and what to do about it")},
       {"rule", text_schema("the rule that is kept")}});
  auto refused = problem_schema("Why a submission was not recorded: every refusal at once, in the order of its events.",
                                names_schema("the first refusal's name, as a URN", std::move(types)));
  auto errors = list_schema("the refusals, each with its place", reference_to("Refusal"));
  errors["minItems"] = 1;
  errors["maxItems"] = max_refusals;
  add_member(refused, {"errors", std::move(errors)});
  add_member(refused, {"errorCount", whole_schema("how many refusals there are, spelled out or not", 1)});
  schemas["Refused"] = std::move(refused);
}

json::object shared_responses_value() {
  const auto problem = reference_to("Problem");
  const auto refused = reference_to("Refused");
  const json::object either{{"oneOf", {problem, refused}}};
  return {{"BadRequest", problem_response("The path or the query is not valid.", problem)},
          {"NotValid", problem_response("The query, a header or an event is not valid; nothing was recorded.", either)},
          {"NoKey", problem_response("No key was sent, or one that is not in use.", problem, "WWW-Authenticate")},
          {"NotYours", problem_response("The key's role may not ask this, or it belongs to another party.", problem)},
          {"MayNotPost", problem_response("The key may not post that; nothing was recorded.", either)},
          {"NotFound", problem_response("There is no such thing, or was none at that moment.", problem)},
          {"NotOffered", problem_response("No form that is accepted is offered.", problem)},
          {"Conflict", problem_response("It conflicts with what is recorded; nothing was recorded.", refused)},
          {"KeyNotKept", problem_response("The key is another's, or you had as many as are taken.", problem)},
          {"NotWitnessed", problem_response("The checkpoint is not one of this log: keep what you saw. Or as many "
                                            "cosignatures of yours were taken as can be.",
                                            problem)},
          {"TooLarge", problem_response("The body is too large; nothing was recorded.", problem)},
          {"NotRead", problem_response("The body's type is not read; nothing was recorded.", problem)},
          {"TooMuch", problem_response("Too much waits already; ask again in a moment.", problem, "Retry-After")},
          {"NotNow", problem_response("The storage failed or is full, or the answer was not ready in time.", problem,
                                      "Retry-After")},
          {"OtherProblem", problem_response("A request that can't be read, or a server that failed at it.", problem)}};
}

}  // namespace bonboek
