#include "api/openapi.hpp"

#include <array>

#include "api/openapi_answers.hpp"
#include "api/version.hpp"

namespace bonboek {
namespace {

constexpr std::string_view about = R"(An event-sourced ledger for voucher schemes.

- **Events** are posted and never changed: a mistake is undone by an event that names the one it undoes.
- **Two times**: `occurredOn` is when something happened, `recordedAt` when the ledger learned it. A `period` is of the
  first; `knownAt` and `atSequence` are of the second, and every read takes one of them, but for the live stream and
  those of what proves the log, under `/log`: these take `treeSize` or no moment. Every other answer says at which
  sequence it holds.
- **Amounts** are whole euro cents, excluding VAT. **Dates** are Dutch calendar dates; **moments** are in UTC.
- **No personal data**: a field that is not described here is refused.
- **Problems** are RFC 9457 problem details. A query key that is not described here is one.
- `HEAD` is answered wherever `GET` is, without the body.)";

struct Tag {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array tags{
    Tag{"events", "The log: what is posted, and what is recorded."},
    Tag{"exports", "Documents for other programs: the log, the books."},
    Tag{"fund", "Money: the fund, its books and the invoices on it."},
    Tag{"parties", "Libraries and intermediaries."},
    Tag{"reports", "What the province reads, and what stands open."},
    Tag{"log", "What proves the log: checkpoints, tiles, proofs."},
    Tag{"service", "The service itself."},
    Tag{"vouchers", "Single vouchers, and the series of their numbers."},
};

json::object info_value() {
  return {
      {"title", "Bonboek"},
      {"description", about},
      {"version", api_version},
      {"contact", {{"name", "Bonboek"}, {"url", "https://example.org/bonboek"}, {"email", "bonboek@example.org"}}},
      {"license", {{"name", "EUPL-1.2"}, {"url", "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"}}}};
}

json::object headers_value() {
  const auto header = [](json::object schema) {
    const json::value meaning = schema.at("description");
    schema.erase("description");
    return json::object{{"description", meaning}, {"schema", std::move(schema)}};
  };
  return {{"API-Version", header(text_schema("the version of this interface"))},
          {"At-Sequence",
           header(text_schema("of NDJSON, CSV and documents: the last event that counts", "^([0-9]+|null)$"))},
          {"Content-Encoding", header(names_schema("of NDJSON, where Accept-Encoding asks for it", {"gzip"}))},
          {"Is-Last", header(flag_schema("of NDJSON and CSV: whether nothing follows yet"))},
          {"Next-After-Sequence", header(whole_schema("of NDJSON and CSV: `afterSequence` of the next page"))},
          {"Retry-After", header(whole_schema("how many seconds to wait"))},
          {"WWW-Authenticate", header(names_schema("how to show a key", {"Bearer"}))}};
}

json::object components_value() {
  json::object schemas;
  add_event_schemas(schemas);
  add_answer_schemas(schemas);
  add_voucher_schemas(schemas);
  add_fund_schemas(schemas);
  add_report_schemas(schemas);
  add_statement_schemas(schemas);
  add_problem_schemas(schemas);
  schemas["Description"] = json::object{{"type", "object"}, {"description", "An OpenAPI document."}};
  const json::object key{{"type", "http"},
                         {"scheme", "bearer"},
                         {"description",
                          "A key that the coordinator gave: 43 characters, of one role and, for a library "
                          "or an intermediary, one party."}};
  return {{"schemas", std::move(schemas)},
          {"responses", shared_responses_value()},
          {"headers", headers_value()},
          {"securitySchemes", {{"key", key}}}};
}

json::array tags_value() {
  json::array list;
  for (const Tag& tag : tags) list.push_back({{"name", tag.name}, {"description", tag.meaning}});
  return list;
}

std::string describe() {
  const json::object document{
      {"openapi", "3.0.3"},
      {"info", info_value()},
      {"servers", {{{"url", "/v1"}, {"description", "This server."}}}},
      {"tags", tags_value()},
      {"security", {{{"key", json::array{}}}}},
      {"paths", paths_value()},
      {"components", components_value()},
  };
  return json::serialize(document);
}

}  // namespace

const std::string& openapi_text() {
  static const std::string text = describe();
  return text;
}

}  // namespace bonboek
