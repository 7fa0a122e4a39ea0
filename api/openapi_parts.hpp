// The words in which the API's description is written, and its parts. JSON Schema in the dialect of OpenAPI 3.0: every
// object is closed, so that what is described is all there is.
#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace bonboek {

namespace json = boost::json;

/// A member of an object's schema.
struct Member {
  std::string_view name;
  json::object schema;
  bool is_optional{false};
};
inline constexpr bool optional_member = true;

[[nodiscard]] json::object reference_to(std::string_view schema);
[[nodiscard]] json::object text_schema(std::string_view meaning, std::string_view pattern = {});
[[nodiscard]] json::object names_schema(std::string_view meaning, json::array names);
[[nodiscard]] json::object whole_schema(std::string_view meaning, std::int64_t least = 0,
                                        std::int64_t most = INT64_MAX);
/// An amount that is computed, so that it may be any, or below zero.
[[nodiscard]] json::object cents_schema(std::string_view meaning);
[[nodiscard]] json::object date_schema(std::string_view meaning);
/// A moment in UTC. What is sent may have no fraction of a second, or one of one to six digits.
[[nodiscard]] json::object moment_schema(std::string_view meaning);
[[nodiscard]] json::object flag_schema(std::string_view meaning);
[[nodiscard]] json::object list_schema(std::string_view meaning, json::object element);
[[nodiscard]] json::object or_null(json::object schema);
[[nodiscard]] json::object object_schema(std::string_view meaning, std::initializer_list<Member> members);
/// Adds a member to an object's schema, and to what it requires.
void add_member(json::object& schema, Member member);

/// The names of an enumeration on the wire.
template <class Names>
[[nodiscard]] json::array names_in(const Names& names) {
  return json::array(names.begin(), names.end());
}

/// "25-000001-10", or two of these as FIRST..LAST; as the ledger writes them.
inline constexpr std::string_view written_voucher = "^[0-9]{2}-[0-9]{6,9}-[0-9]{2}$";
inline constexpr std::string_view written_vouchers =
    R"(^[0-9]{2}-[0-9]{6,9}-[0-9]{2}(\.\.[0-9]{2}-[0-9]{6,9}-[0-9]{2})?$)";
/// The same as they are taken, with dashes and spaces anywhere or nowhere.
inline constexpr std::string_view taken_voucher = "^[- ]*([0-9][- ]*){10,13}$";
inline constexpr std::string_view taken_vouchers = R"(^[- ]*([0-9][- ]*){10,13}(\.\.[- ]*([0-9][- ]*){10,13})?$)";

inline constexpr std::string_view slug_pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
inline constexpr std::string_view document_number_pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,34}$";
inline constexpr std::string_view quarter_pattern = "^20[0-9]{2}-Q[1-4]$";
inline constexpr std::string_view municipality_pattern = "^GM(?!0000)[0-9]{4}$";
inline constexpr std::string_view figure_pattern = "^(/[A-Za-z0-9-]+)+$";
inline constexpr std::string_view period_pattern =
    R"(^20[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?(\.\.20[0-9]{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?)?$)";

/// Schemas of the events as they are posted and as they are recorded, from the catalogue.
void add_event_schemas(json::object& schemas);
/// Schemas of what is refused, from the list of refusals.
void add_problem_schemas(json::object& schemas);
/// Schemas of the answers; the functions that build them are in answers_*.cpp.
void add_answer_schemas(json::object& schemas);
void add_voucher_schemas(json::object& schemas);
void add_fund_schemas(json::object& schemas);
void add_report_schemas(json::object& schemas);
void add_statement_schemas(json::object& schemas);

/// The paths, from the routes.
[[nodiscard]] json::object paths_value();
/// Responses that many operations share.
[[nodiscard]] json::object shared_responses_value();

}  // namespace bonboek
