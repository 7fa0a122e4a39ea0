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

/// Each error, or nothing where one of them is incomplete.
std::string joined(const json::array& errors) {
  std::string joined;
  for (const json::value& each : errors) {
    const json::object& error = each.as_object();
    const auto name = text_of(error, "name");
    if (name.empty() || text_of(error, "rule").empty() || text_of(error, "detail").empty()) return {};
    if (!error.at("code").is_int64()) return {};
    const auto place = text_of(error, "place");
    joined += fmt::format("{}{}{}", joined.empty() ? "" : "; ", name, place.empty() ? "" : " at " + place);
  }
  return joined;
}

/// Problems of a whole request, which are not named for the first of their errors.
bool is_of_request(std::string_view name) {
  return name == "bad-query" || name == "bad-header" || name == "bad-note";
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
  if (errors == nullptr) return is_of_request(name) ? std::string() : name;
  const auto refusals = joined(errors->as_array());
  if (is_of_request(name)) return refusals.empty() ? std::string() : name;
  return refusals.starts_with(name) ? refusals : std::string();
}

}  // namespace

std::string told(const Answer& answer) {
  if (answer.status < 400) return fmt::to_string(answer.status);
  const auto problem = problem_of(answer);
  if (problem.empty()) return fmt::format("no complete problem: {} {}", answer.status, answer.body);
  return fmt::format("{} {}", answer.status, problem);
}

std::string errors_told(const Answer& answer) {
  const auto body = json_of(answer);
  if (told(answer).starts_with("no complete problem")) return told(answer);
  std::string errors;
  for (const json::value& error : body.at("errors").as_array()) {
    errors +=
        fmt::format("{}{} {} at {}", errors.empty() ? "" : "; ", error.at("code").as_int64(),
                    std::string_view(error.at("name").as_string()), std::string_view(error.at("place").as_string()));
  }
  return fmt::format("{}: {}", body.at("errorCount").as_int64(), errors);
}

json::value json_of(const Answer& answer) {
  boost::system::error_code fault;
  auto value = json::parse(answer.body, fault);
  return fault ? json::value(nullptr) : value;
}

}  // namespace bonboek::test
