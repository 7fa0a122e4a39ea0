#include "tests/api/told.hpp"

#include <fmt/format.h>

namespace bonboek::test {
namespace {

namespace json = boost::json;

constexpr std::string_view problem_prefix = "urn:bonboek:problem:";

/// A member that is a text with something in it; empty where it is not.
std::string text_of(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

/// Each refusal, or nothing where one of them is incomplete.
std::string refusals_of(const json::array& errors) {
  std::string refusals;
  for (const json::value& error : errors) {
    const json::object& refusal = error.as_object();
    const auto name = text_of(refusal, "name");
    if (name.empty() || text_of(refusal, "rule").empty() || text_of(refusal, "detail").empty()) return {};
    if (!refusal.at("code").is_int64()) return {};
    const auto place = text_of(refusal, "place");
    refusals += fmt::format("{}{}{}", refusals.empty() ? "" : "; ", name, place.empty() ? "" : " at " + place);
  }
  return refusals;
}

/// A problem's name or refusals; nothing where it is incomplete.
std::string problem_of(const Answer& answer) {
  const auto body = json_of(answer);
  const auto type_field = answer.fields.find("content-type");
  if (!body.is_object() || type_field == answer.fields.end()) return {};
  if (type_field->second != "application/problem+json") return {};
  const json::object& problem = body.as_object();
  const auto type = text_of(problem, "type");
  const auto* status = problem.if_contains("status");
  if (!type.starts_with(problem_prefix) || status == nullptr || *status != answer.status) return {};
  if (text_of(problem, "title").empty() || text_of(problem, "detail").empty()) return {};
  const auto name = type.substr(problem_prefix.size());
  const auto* errors = problem.if_contains("errors");
  if (errors == nullptr) return name;
  const auto refusals = refusals_of(errors->as_array());
  return refusals.starts_with(name) ? refusals : std::string();
}

}  // namespace

std::string told(const Answer& answer) {
  if (answer.status < 400) return fmt::to_string(answer.status);
  const auto problem = problem_of(answer);
  if (problem.empty()) return fmt::format("no complete problem: {} {}", answer.status, answer.body);
  return fmt::format("{} {}", answer.status, problem);
}

json::value json_of(const Answer& answer) {
  boost::system::error_code fault;
  auto value = json::parse(answer.body, fault);
  return fault ? json::value(nullptr) : value;
}

}  // namespace bonboek::test
