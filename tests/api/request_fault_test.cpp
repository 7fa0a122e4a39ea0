// What is wrong with a request is told all at once: each fault with its number, its name and its place.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "api/request_fault.hpp"
#include "ledger/refusal.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

TEST(RequestFaultList, HasNoNumberAndNoNameTwiceNorOneOfTheRefusals) {
  std::set<unsigned> codes;
  std::set<std::string_view> names;
  for (const RefusalRow& row : refusal_list()) {
    codes.insert(static_cast<unsigned>(row.code));
    names.insert(row.name);
  }
  for (const RequestFaultRow& row : request_fault_list()) {
    EXPECT_TRUE(codes.insert(static_cast<unsigned>(row.code)).second) << row.name;
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(row.rule.ends_with('.')) << row.name;
    EXPECT_EQ(&row_of(row.code), &row);
  }
}

TEST(RequestFaultList, KeepsItsPublishedNumbers) {
  constexpr std::array<std::pair<unsigned, std::string_view>, 9> published{{
      {901, "unknown-parameter"},
      {902, "repeated-parameter"},
      {903, "missing-parameter"},
      {904, "bad-parameter"},
      {905, "excluded-parameter"},
      {906, "bad-path"},
      {907, "bad-header"},
      {908, "bad-body"},
      {909, "too-much-asked"},
  }};
  ASSERT_EQ(request_fault_list().size(), published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    EXPECT_EQ(static_cast<unsigned>(request_fault_list()[i].code), published.at(i).first);
    EXPECT_EQ(request_fault_list()[i].name, published.at(i).second);
  }
}

using RequestFaultRoutes = SmallScheme;

struct Row {
  std::string_view target;
  std::string_view errors;
};

TEST_F(RequestFaultRoutes, TellEveryFaultOfAQueryWithItsPlace) {
  constexpr std::array rows{
      Row{"/v1/fund?yaer=1&year=abc&knownAt=then&atSequence=-1",
          "4: 901 unknown-parameter at yaer; 904 bad-parameter at knownAt; 904 bad-parameter at atSequence; "
          "904 bad-parameter at year"},
      Row{"/v1/libraries?b=1&a&b=2&period=2025&period=x&period=y",
          "4: 901 unknown-parameter at b; 901 unknown-parameter at a; 902 repeated-parameter at period; "
          "904 bad-parameter at period"},
      Row{"/v1/balances?knownAt=2026-01-01T00:00:00Z&atSequence=1&atSequence=1&period=",
          "3: 902 repeated-parameter at atSequence; 905 excluded-parameter at atSequence; 904 bad-parameter at period"},
      Row{"/v1/exports/auditfile?Year=2025&atSequence=",
          "3: 901 unknown-parameter at Year; 904 bad-parameter at atSequence; 903 missing-parameter at year"},
      Row{"/v1/exports/journal?year=1999", "1: 904 bad-parameter at year"},
      Row{"/v1/exports/events?limit=3&afterSequence=x",
          "2: 901 unknown-parameter at limit; 904 bad-parameter at afterSequence"},
      Row{"/v1/log/checkpoint?cosigned=true&treeSize=3&size=3",
          "2: 901 unknown-parameter at size; 905 excluded-parameter at treeSize"},
      Row{"/v1/log/checkpoint?cosigned=1&treeSize=x",
          "2: 904 bad-parameter at treeSize; 904 bad-parameter at cosigned"},
      Row{"/v1/log/proofs/inclusion?treeSize=-1",
          "2: 903 missing-parameter at sequence; 904 bad-parameter at treeSize"},
      Row{"/v1/log/proofs/consistency?fromSize=3&treeSize=2", "1: 904 bad-parameter at fromSize"},
      Row{"/v1/log/witnesses?name=x", "1: 901 unknown-parameter at name"},
      Row{"/v1/log/key?a&b", "2: 901 unknown-parameter at a; 901 unknown-parameter at b"},
      Row{"/healthz?verbose=true", "1: 901 unknown-parameter at verbose"},
      Row{"/v1/invoices/venlo/V-1?kind=gift&year=2025", "2: 901 unknown-parameter at year; 904 bad-parameter at kind"},
      Row{"/v1/reconciliation?limit=x&knownAt=2099-01-01T00:00:00Z", "1: 904 bad-parameter at limit"},
      Row{"/v1/fund?knownAt=2099-01-01T00:00:00Z", "1: 904 bad-parameter at knownAt"},
  };
  for (const Row& row : rows) {
    const auto answer = served_.get(who::coordinator, std::string(row.target));
    EXPECT_EQ(told(answer), "400 bad-query") << row.target;
    EXPECT_EQ(errors_told(answer), row.errors) << row.target;
  }
}

TEST_F(RequestFaultRoutes, TellWhatIsWrongWithThePathAndTheQueryAtOnce) {
  constexpr std::array rows{
      Row{"/v1/reports/2025-Q5?audience=everyone&period=2025",
          "3: 901 unknown-parameter at period; 906 bad-path at quarter; 904 bad-parameter at audience"},
      Row{"/v1/reports/2025/changes?since=x&limit=3",
          "3: 906 bad-path at quarter; 904 bad-parameter at since; 903 missing-parameter at figure"},
      Row{"/v1/reports/2025-Q4/changes?limit=0&afterSequence=x&since=1",
          "3: 904 bad-parameter at limit; 904 bad-parameter at afterSequence; 903 missing-parameter at figure"},
      Row{"/v1/reports/2025-Q4/changes?atSequence=40", "1: 903 missing-parameter at since"},
      Row{"/v1/libraries/venlo/statements/Q4?knownAt=", "2: 906 bad-path at quarter; 904 bad-parameter at knownAt"},
      Row{"/v1/vouchers/twenty?atSequence=x", "2: 906 bad-path at number; 904 bad-parameter at atSequence"},
      Row{"/v1/vouchers/25-000001-11/events?limit=1", "2: 901 unknown-parameter at limit; 906 bad-path at number"},
      Row{"/v1/vouchers/x/history?knownAt=x", "2: 906 bad-path at number; 904 bad-parameter at knownAt"},
      Row{"/v1/log/tile/0/1?width=3", "2: 901 unknown-parameter at width; 906 bad-path at tile"},
      Row{"/v1/log/tile/entries/1", "1: 906 bad-path at bundle"},
  };
  for (const Row& row : rows) {
    const auto answer = served_.get(who::coordinator, std::string(row.target));
    EXPECT_EQ(told(answer), "400 bad-query") << row.target;
    EXPECT_EQ(errors_told(answer), row.errors) << row.target;
  }
}

TEST_F(RequestFaultRoutes, TellWhatIsWrongWithHeadersBesideTheQuery) {
  constexpr std::string_view event =
      R"({"type":"cost-booked","occurredOn":"2026-02-01","amountCents":1,"reference":"A"})";
  const std::string live = "Accept: text/event-stream";
  const std::array<
      std::tuple<std::string_view, std::string_view, std::vector<std::string>, std::string_view, std::string_view>, 7>
      rows{{
          {"/v1/events?mode=both&dryRun=1&dry=1",
           event,
           {"Simulated-Time: now"},
           "400 bad-query",
           "5: 901 unknown-parameter at dry; 904 bad-parameter at dryRun; 904 bad-parameter at mode; "
           "907 bad-header at Idempotency-Key; 907 bad-header at Simulated-Time"},
          {"/v1/events", event, {"Idempotency-Key: a/b"}, "400 bad-header", "1: 907 bad-header at Idempotency-Key"},
          {"/v1/events?dryRun=true",
           event,
           {"Idempotency-Key: a/b"},
           "400 bad-header",
           "1: 907 bad-header at Idempotency-Key"},
          {"/v1/events?dryRun=true",
           event,
           {"Simulated-Time: now"},
           "400 bad-header",
           "1: 907 bad-header at Simulated-Time"},
          {"/v1/events", "", {live, "Last-Event-ID: x"}, "400 bad-header", "1: 907 bad-header at Last-Event-ID"},
          {"/v1/events?afterSequence=x&knownAt=2026-01-01T00:00:00Z",
           "",
           {live, "Last-Event-ID: -1"},
           "400 bad-query",
           "3: 904 bad-parameter at afterSequence; 907 bad-header at Last-Event-ID; "
           "905 excluded-parameter at knownAt"},
          {"/v1/log/witnesses", "x", {"Content-Type: text/plain"}, "400 bad-note", "1: 908 bad-body at body"},
      }};
  for (const auto& [target, body, fields, outcome, errors] : rows) {
    const auto answer = served_.ask({who::coordinator, std::string(target), std::string(body), fields});
    EXPECT_EQ(told(answer), outcome) << target;
    EXPECT_EQ(errors_told(answer), errors) << target;
  }
}

TEST_F(RequestFaultRoutes, RepeatLittleOfANameThatIsNotKnown) {
  const auto answer = served_.get(who::coordinator, fmt::format("/v1/fund?{}=1&%3Cb%3E%22=1", std::string(500, 'n')));
  EXPECT_EQ(errors_told(answer),
            fmt::format("2: 901 unknown-parameter at {}...; 901 unknown-parameter at <b>\"", std::string(64, 'n')));
}

TEST_F(RequestFaultRoutes, SayInTheDetailWhatEachFaultSaysOnce) {
  const auto answer = served_.get(who::coordinator, "/v1/fund?a=1&b=1&year=x");
  EXPECT_EQ(json_of(answer).at("detail").as_string(),
            "the query may hold atSequence, knownAt, year, nothing else; year is a whole number from 2000 to 2099");
}

}  // namespace
}  // namespace bonboek::test
