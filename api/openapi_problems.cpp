// What is answered when something is not right, as schemas.
#include <fmt/format.h>

#include "api/openapi_parts.hpp"
#include "api/request_fault.hpp"
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

json::array types_value(std::initializer_list<std::string_view> names) {
  json::array types;
  for (const std::string_view name : names) types.emplace_back(fmt::format("urn:bonboek:problem:{}", name));
  return types;
}

/// One error of a list that has numbers, names and rules.
template <class Row>
json::object error_schema(std::string_view meaning, std::string_view place, std::span<const Row> rows) {
  json::array codes;
  json::array names;
  std::string table = "| code | name | the rule it keeps |\n|---|---|---|\n";
  for (const Row& row : rows) {
    codes.emplace_back(static_cast<unsigned>(row.code));
    names.emplace_back(row.name);
    table += fmt::format("| {} | {} | {} |\n", static_cast<unsigned>(row.code), row.name, row.rule);
  }
  return object_schema(fmt::format("{} Numbers and names are never given to another.\n\n{}", meaning, table),
                       {{"code", json::object{{"type", "integer"}, {"enum", std::move(codes)}}},
                        {"name", names_schema("", std::move(names))},
                        {"place", text_schema(place)},
                        {"detail", text_schema("what is wrong, and what to do about it")},
                        {"rule", text_schema("the rule that is kept")}});
}

void add_errors(json::object& problem, std::string_view meaning, std::string_view schema,
                std::optional<std::size_t> most = {}) {
  auto errors = list_schema(meaning, reference_to(schema));
  errors["minItems"] = 1;
  if (most) errors["maxItems"] = *most;
  add_member(problem, {"errors", std::move(errors)});
  add_member(problem, {"errorCount", whole_schema("how many there are, spelled out or not", 1)});
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
  schemas["Problem"] = problem_schema("Problem details (RFC 9457).",
                                      text_schema("what kind of problem, as a URN", "^urn:bonboek:problem:[a-z-]+$"));
  schemas["Malformed"] =
      problem_schema("A request that is not well-formed HTTP.", names_schema("", types_value({"malformed-request"})));
  schemas["Refusal"] =
      error_schema("One reason why something was not recorded.",
                   "where: `events[3].vouchers[2]`, a header, or empty for the whole submission", refusal_list());
  json::array types;
  for (const RefusalRow& row : refusal_list()) types.emplace_back(fmt::format("urn:bonboek:problem:{}", row.name));
  auto refused = problem_schema("Why a submission was not recorded: every refusal at once, in the order of its events.",
                                names_schema("the first refusal's name, as a URN", std::move(types)));
  add_errors(refused, "the refusals, each with its place", "Refusal", max_refusals);
  schemas["Refused"] = std::move(refused);
  schemas["RequestFault"] =
      error_schema("One thing that is wrong with a request.",
                   "where: a parameter or a header by its name, the path's part by its name in this description, or "
                   "`body`. A long name of a parameter that is not known is cut short.",
                   request_fault_list());
  auto invalid = problem_schema(
      "Why a request is not valid: everything that is wrong with its path, query and headers "
      "at once.",
      names_schema("what the first of the errors is about, as a URN",
                   types_value({"bad-query", "bad-header", "bad-note"})));
  add_errors(invalid, "what is wrong, each with its place", "RequestFault");
  schemas["NotValid"] = std::move(invalid);
}

json::object shared_responses_value() {
  const auto problem = reference_to("Problem");
  const auto refused = reference_to("Refused");
  const auto invalid = reference_to("NotValid");
  const auto malformed = reference_to("Malformed");
  const json::object either{{"oneOf", {problem, refused}}};
  const json::object bad_request{{"oneOf", {invalid, malformed}}};
  const json::object not_valid{{"oneOf", {invalid, refused, malformed}}};
  return {
      {"BadRequest", problem_response("The path, the query, a header or a posted text is not valid.", bad_request)},
      {"NotValid", problem_response("The query, a header or an event is not valid; nothing was recorded.", not_valid)},
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
      {"NotNow",
       problem_response("The storage failed or is full, or the answer was not ready in time.", problem, "Retry-After")},
      {"OtherProblem", problem_response("A request that can't be read, or a server that failed at it.", problem)}};
}

}  // namespace bonboek
