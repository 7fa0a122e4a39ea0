// Which role may ask which route: the whole table, through real sockets.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

constexpr std::array askers{
    who::nobody,       who::stranger,     who::coordinator,        who::library,  who::other_library,
    who::unregistered, who::intermediary, who::other_intermediary, who::province, who::auditor,
};

using Statuses = std::array<unsigned, askers.size()>;

struct RouteCase {
  std::string_view route;   // its row in the routes' table
  std::string_view target;  // with numbers as `with_numbers` takes them
  Statuses statuses;        // by asker
};

constexpr Statuses open_to_all{200, 200, 200, 200, 200, 200, 200, 200, 200, 200};
constexpr Statuses readers_alone{401, 401, 200, 403, 403, 403, 403, 403, 200, 200};
constexpr Statuses book_readers{401, 401, 200, 403, 403, 403, 403, 403, 403, 200};
constexpr Statuses parties_too{401, 401, 200, 200, 200, 404, 200, 200, 200, 200};
constexpr Statuses no_province{401, 401, 200, 200, 200, 404, 200, 200, 403, 200};
// The voucher was issued by the intermediary and redeemed at the library.
constexpr Statuses its_own_parties{401, 401, 200, 200, 403, 404, 200, 403, 403, 200};

constexpr std::array cases{
    RouteCase{"/v1/events", "/v1/events", no_province},
    RouteCase{"/v1/vouchers/{number}", "/v1/vouchers/<25-1>", its_own_parties},
    RouteCase{"/v1/vouchers/{number}", "/v1/vouchers/<25-900>", {401, 401, 404, 403, 403, 404, 403, 403, 403, 404}},
    RouteCase{"/v1/vouchers/{number}/events", "/v1/vouchers/<25-1>/events", its_own_parties},
    RouteCase{"/v1/vouchers/{number}/history", "/v1/vouchers/<25-1>/history", its_own_parties},
    RouteCase{"/v1/libraries", "/v1/libraries", parties_too},
    RouteCase{"/v1/libraries/{id}", "/v1/libraries/venlo", {401, 401, 200, 200, 403, 403, 403, 403, 200, 200}},
    RouteCase{"/v1/libraries/{id}", "/v1/libraries/nowhere", {401, 401, 404, 403, 403, 404, 403, 403, 404, 404}},
    RouteCase{"/v1/intermediaries", "/v1/intermediaries", parties_too},
    RouteCase{
        "/v1/intermediaries/{id}", "/v1/intermediaries/venlo", {401, 401, 200, 403, 403, 403, 403, 200, 200, 200}},
    RouteCase{"/v1/libraries/{id}/statements/{quarter}",
              "/v1/libraries/venlo/statements/2025-Q4",
              {401, 401, 200, 200, 403, 403, 403, 403, 403, 200}},
    RouteCase{"/v1/intermediaries/{id}/statements/{quarter}",
              "/v1/intermediaries/volwassenenfonds/statements/2025-Q4",
              {401, 401, 200, 403, 403, 403, 200, 403, 403, 200}},
    RouteCase{"/v1/balances", "/v1/balances", readers_alone},
    RouteCase{"/v1/fund", "/v1/fund?year=2025", readers_alone},
    RouteCase{"/v1/reports/{quarter}", "/v1/reports/2025-Q4", readers_alone},
    RouteCase{"/v1/reports/{quarter}/changes", "/v1/reports/2025-Q4/changes?since=40", readers_alone},
    RouteCase{"/v1/reconciliation", "/v1/reconciliation", parties_too},
    RouteCase{"/v1/number-series", "/v1/number-series", readers_alone},
    RouteCase{"/v1/invoices", "/v1/invoices", no_province},
    RouteCase{"/v1/invoices/{party}/{invoice}",
              "/v1/invoices/venlo/V-1",
              {401, 401, 200, 200, 403, 403, 403, 404, 403, 200}},  // the intermediary venlo has no such invoice
    RouteCase{"/v1/invoices/{party}/{invoice}",
              "/v1/invoices/heerlen/F/2025/1",
              {401, 401, 200, 403, 200, 403, 403, 403, 403, 200}},
    RouteCase{"/v1/log/checkpoint", "/v1/log/checkpoint", open_to_all},
    RouteCase{"/v1/log/key", "/v1/log/key", open_to_all},
    RouteCase{"/v1/log/tile/entries/{bundle}",
              "/v1/log/tile/entries/000.p/3",
              {401, 401, 200, 403, 403, 403, 403, 403, 403, 200}},
    RouteCase{"/v1/log/tile/{tile}", "/v1/log/tile/0/000.p/3", {401, 401, 200, 403, 403, 403, 403, 403, 403, 200}},
    RouteCase{"/v1/log/proofs/inclusion",
              "/v1/log/proofs/inclusion?sequence=0",
              {401, 401, 200, 403, 403, 404, 403, 403, 403, 200}},
    RouteCase{"/v1/log/proofs/consistency",
              "/v1/log/proofs/consistency?fromSize=1",
              {401, 401, 200, 200, 200, 200, 200, 200, 200, 200}},
    RouteCase{"/v1/log/witnesses", "/v1/log/witnesses", {401, 401, 200, 200, 200, 200, 200, 200, 200, 200}},
    RouteCase{"/v1/exports/events", "/v1/exports/events?afterSequence=40", book_readers},
    RouteCase{"/v1/exports/journal", "/v1/exports/journal", book_readers},
    RouteCase{"/v1/exports/auditfile", "/v1/exports/auditfile?year=2025", book_readers},
    RouteCase{"/v1/openapi.json", "/v1/openapi.json", open_to_all},
    RouteCase{"/healthz", "/healthz", open_to_all},
    RouteCase{"/readyz", "/readyz", open_to_all},
    RouteCase{"/metrics", "/metrics", open_to_all},
};

using RouteRoles = SmallScheme;

TEST(RouteRolesTable, HasEveryRoute) {
  for (const Route& route : routes()) {
    if (route.method == Method::post) continue;  // who may post what is a table of its own
    EXPECT_TRUE(std::ranges::any_of(cases, [&](const RouteCase& row) { return row.route == route.path; }))
        << route.path;
  }
}

TEST_F(RouteRoles, MayReadWhatTheTableSays) {
  for (const RouteCase& row : cases) {
    for (std::size_t i = 0; i < askers.size(); ++i) {
      const auto answer = served_.get(askers.at(i), with_numbers(row.target));
      EXPECT_EQ(answer.status, row.statuses.at(i)) << row.target << " by " << askers.at(i) << ": " << answer.body;
      EXPECT_FALSE(told(answer).starts_with("no complete problem")) << told(answer);
      EXPECT_EQ(answer.fields.at("api-version"), "1.0.0") << row.target;
      EXPECT_EQ(answer.fields.contains("www-authenticate"), answer.status == 401) << row.target;
    }
  }
}

TEST_F(RouteRoles, GetTheSameStatusOfAHeadWithoutABody) {
  for (const RouteCase& row : cases) {
    for (const auto asker : {who::nobody, who::library, who::auditor}) {
      const auto target = with_numbers(row.target);
      const auto head = served_.ask({asker, target, "", {}, "HEAD"});
      EXPECT_EQ(head.status, served_.get(asker, target).status) << row.target << " by " << asker;
      EXPECT_EQ(head.body, "");
    }
  }
}

TEST_F(RouteRoles, AreToldWhatAPathDoesNotTake) {
  struct Row {
    std::string_view method;
    std::string_view target;
    std::string_view outcome;
    std::string_view allow{};
  };
  constexpr std::array rows{
      Row{"DELETE", "/v1/events", "405 method-not-allowed", "POST, GET, HEAD"},
      Row{"PUT", "/v1/fund", "405 method-not-allowed", "GET, HEAD"},
      Row{"POST", "/v1/libraries/venlo", "405 method-not-allowed", "GET, HEAD"},
      Row{"GET", "/v1/events/", "404 no-such-path"},
      Row{"GET", "/v1", "404 no-such-path"},
      Row{"GET", "/", "404 no-such-path"},
      Row{"GET", "/v1/vouchers", "404 no-such-path"},
      Row{"GET", "/v1/libraries/", "404 no-such-path"},
      Row{"GET", "/v1/libraries/venlo/events", "404 no-such-path"},
      Row{"GET", "/v2/fund", "404 no-such-path"},
      Row{"GET", "/v1/fund?yaer=2025", "400 bad-query"},
      Row{"GET", "/v1/fund?year=2025&year=2026", "400 bad-query"},
      Row{"GET", "/v1/libraries?year=2025", "400 bad-query"},
      Row{"GET", "/healthz?verbose=true", "400 bad-query"},
      Row{"GET", "/v1/vouchers/25-000001-11", "400 bad-query"},
      Row{"GET", "/v1/vouchers/twenty", "400 bad-query"},
      Row{"GET", "/v1/reports/2025-Q5", "400 bad-query"},
      Row{"GET", "/v1/reports/2025-Q4/changes?since=x", "400 bad-query"},
  };
  for (const Row& row : rows) {
    const auto answer = served_.ask({who::coordinator, std::string(row.target), "", {}, std::string(row.method)});
    EXPECT_EQ(told(answer), row.outcome) << row.method << " " << row.target;
    const auto allow = answer.fields.find("allow");
    EXPECT_EQ(allow == answer.fields.end() ? "" : allow->second, row.allow) << row.target;
  }
}

TEST_F(RouteRoles, AreNotLetInByAnythingButTheKeyItself) {
  const auto& key = served_.key_of(who::coordinator);
  const std::array<std::pair<std::string, std::string_view>, 8> rows{{
      {"Authorization: Bearer " + key, "200"},
      {"Authorization: bearer " + key, "200"},
      {"Authorization: " + key, "401 unknown-key"},
      {"Authorization: Basic " + key, "401 unknown-key"},
      {"Authorization: Bearer " + key.substr(1), "401 unknown-key"},
      {"Authorization: Bearer " + key + "A", "401 unknown-key"},
      {"Authorization: Bearer", "401 unknown-key"},
      {"X-Api-Key: " + key, "401 no-key"},
  }};
  for (const auto& [field, outcome] : rows) {
    EXPECT_EQ(told(served_.ask({who::nobody, "/v1/fund", "", {field}})), outcome) << field.substr(0, 30);
  }
  EXPECT_EQ(told(served_.ask({who::nobody, "/v1/fund?key=" + key})), "401 no-key");
}

}  // namespace
}  // namespace bonboek::test
