// What moved in a report, over HTTP: every event of every figure, both moments, and the forms for people.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"
#include "tests/exports/csv_text.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

constexpr std::string_view path = "/v1/reports/2025-Q4/changes";

class ReportChangesRead : public SmallScheme {
 protected:
  [[nodiscard]] Answer ask(std::string_view query, std::string_view by = who::auditor,
                           const std::vector<std::string>& fields = {}) const {
    return served_.ask({by, fmt::format("{}{}", path, query), "", fields});
  }
  [[nodiscard]] json::value read(std::string_view query, std::string_view by = who::auditor) const {
    return json_of(ask(query, by));
  }
  [[nodiscard]] json::value figure(std::string_view name, std::string_view more = "") const {
    const auto answer = read(fmt::format("?figure={}{}", name, more));
    EXPECT_EQ(answer.at("changes").as_array().size(), 1U) << answer;
    return answer.at_pointer("/changes/0");
  }
  /// More events of one figure than are told of each.
  void mint_late() {
    served_.record(who::coordinator,
                   with_numbers(R"({"type":"minted","occurredOn":"2025-12-30","vouchers":["<25-17>..<25-266>"]})"),
                   "2026-02-02T09:00:00Z");
  }
};

TEST_F(ReportChangesRead, TellsTheFirstEventsOfEachFigureAndWhereToGoOn) {
  mint_late();
  const auto changes = read("");
  for (const auto& change : changes.at("changes").as_array()) {
    if (change.at("figure") != "/counts/minted/count") continue;
    EXPECT_EQ(change.at("eventCount"), 250);
    EXPECT_EQ(change.at("events").as_array().size(), 100U);
    EXPECT_EQ(change.at("next"), change.at_pointer("/events/99/sequence"));
    return;
  }
  ADD_FAILURE() << changes;
}

TEST_F(ReportChangesRead, TellsEveryEventOfOneFigurePageByPage) {
  mint_late();
  std::vector<std::int64_t> sequences;
  std::int64_t sum = 0;
  std::string after;
  for (int page = 0; page < 10; ++page) {
    const auto change = figure("/counts/minted/count", "&limit=60" + after);
    EXPECT_EQ(change.at("eventCount"), 250);
    EXPECT_EQ(change.at("byEvents"), 250);
    for (const auto& event : change.at("events").as_array()) {
      sequences.push_back(event.at("sequence").as_int64());
      sum += event.at("delta").as_int64();
      EXPECT_EQ(event.at("after").as_int64(), change.at("before").as_int64() + sum);
    }
    if (change.at("next").is_null()) break;
    after = fmt::format("&afterSequence={}", change.at("next").as_int64());
  }
  ASSERT_EQ(sequences.size(), 250U);
  for (std::size_t i = 0; i < sequences.size(); ++i) EXPECT_EQ(sequences[i], 51 + static_cast<std::int64_t>(i));
  EXPECT_TRUE(figure("/counts/minted/count").at("next").is_null()) << "one page holds them all";
}

TEST_F(ReportChangesRead, TellsAFigureThatDidNotMove) {
  const auto change = figure("/counts/redeemed/count");
  EXPECT_EQ(change.at("before"), change.at("after"));
  EXPECT_EQ(change.at("eventCount"), 0);
  const auto none = figure("/libraries/heerlen/counts/renewed/byTrack/3");
  EXPECT_EQ(none.at("before"), 0);
  EXPECT_EQ(none.at("after"), 0);
}

TEST_F(ReportChangesRead, NamesAFigureThatThereIsNot) {
  const auto answer = ask("?figure=/counts/isued/count");
  EXPECT_EQ(told(answer), "404 not-found");
  EXPECT_NE(answer.body.find("The report of 2025-Q4 has no figure /counts/isued/count"), std::string::npos);
  EXPECT_EQ(told(ask("?figure=")), "404 not-found");
  for (const char* query : {"?afterSequence=48", "?limit=5", "?figure=/counts/issued/count&limit=0",
                            "?figure=/counts/issued/count&limit=10001"}) {
    EXPECT_EQ(told(ask(query)), "400 bad-query") << query;
  }
}

TEST_F(ReportChangesRead, RefusesToGoOnAfterAnEventThatThereIsNot) {
  const std::string figure = "?figure=/counts/issued/count&since=40";
  EXPECT_EQ(told(ask(figure + "&afterSequence=50")), "200") << "after the last there are none";
  for (const auto& [query, count] : {std::pair{"&afterSequence=51", 51}, std::pair{"&afterSequence=999999", 51},
                                     std::pair{"&afterSequence=46&atSequence=45", 46},
                                     std::pair{"&afterSequence=50&knownAt=2026-01-31T23:59:59Z", 50}}) {
    const auto answer = ask(figure + query);
    EXPECT_EQ(told(answer), "404 not-found") << query;
    EXPECT_NE(answer.body.find(fmt::format("The log holds {} events", count)), std::string::npos) << answer.body;
  }
}

TEST_F(ReportChangesRead, NamesBothMomentsAsTheReportsDo) {
  const auto changes = read("?since=40&atSequence=49");
  for (const auto& [at, moment] : {std::pair{40, changes.at("since")}, std::pair{49, changes}}) {
    const auto report = json_of(served_.get(who::auditor, fmt::format("/v1/reports/2025-Q4?atSequence={}", at)));
    for (const char* name : {"atSequence", "knownAt", "root"}) EXPECT_EQ(moment.at(name), report.at(name)) << name;
    EXPECT_EQ(moment.at("treeSize"), at + 1);
  }
  EXPECT_EQ(changes.at("sinceSequence"), 40);
}

TEST_F(ReportChangesRead, TellsAgesSharesAndTheOldest) {
  std::map<std::string, json::value> by_figure;
  const auto changes = read("?since=20");
  for (const auto& change : changes.at("changes").as_array()) {
    by_figure[std::string(change.at("figure").as_string())] = change;
  }
  const auto& oldest = by_figure.at("/exceptions/redeemedNotInvoiced/oldest");
  EXPECT_TRUE(oldest.at("before").is_null());
  EXPECT_EQ(oldest.at("after"), "2025-10-11");
  EXPECT_EQ(oldest.at_pointer("/events/0/after"), "2025-10-11");
  EXPECT_FALSE(oldest.as_object().contains("byEvents"));
  const auto& share = by_figure.at("/fund/costBasisPoints");
  EXPECT_EQ(share.at("after"), (8 * 400 + 5 * 4'200 + 400) * 10'000 / 9'450'000);
  const auto& aged = by_figure.at("/exceptions/redeemedNotInvoiced/byAge/2");
  EXPECT_EQ(aged.at("byEvents"), 0);
  EXPECT_EQ(aged.at("byTime"), aged.at("after"));
  EXPECT_GT(aged.at("after").as_int64(), 0);
}

TEST_F(ReportChangesRead, IsAPageOrCsvWithTheEventsForThoseWhoMaySeeThem) {
  const auto page = ask("", who::auditor, {"Accept: text/html"});
  ASSERT_EQ(page.status, 200U) << page.body;
  EXPECT_EQ(page.fields.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.fields.at("content-language"), "nl");
  EXPECT_EQ(page.fields.at("at-sequence"), "50");
  EXPECT_NE(page.body.find("Wijzigingen in de kwartaalrapportage 2025-Q4"), std::string::npos);
  EXPECT_NE(page.body.find(with_numbers("<25-7>")), std::string::npos);
  const auto english = ask("", who::province, {"Accept: text/html", "Accept-Language: en"});
  EXPECT_NE(english.body.find("Changes in the quarterly report 2025-Q4"), std::string::npos);
  EXPECT_EQ(english.body.find(with_numbers("<25-7>")), std::string::npos) << "the province sees no vouchers";

  const auto csv = ask("", who::auditor, {"Accept: text/csv"});
  EXPECT_EQ(csv.fields.at("content-type"), "text/csv; charset=utf-8; header=present");
  EXPECT_NE(csv.body.find(with_numbers("<25-7>")), std::string::npos);
  EXPECT_EQ(ask("", who::province, {"Accept: text/csv"}).body.find(with_numbers("<25-7>")), std::string::npos);
  std::size_t figures = 0;
  std::size_t events = 0;
  for (const CsvRow& row : read_csv(csv.body, ';')) {
    ASSERT_EQ(row.size(), 14U);
    if (row.at(0) == "Cijfers die anders zijn") ++figures;
    if (row.at(0) == "Gebeurtenissen") ++events;
  }
  std::size_t told_events = 0;
  const auto changes = read("");
  for (const auto& change : changes.at("changes").as_array()) told_events += change.at("events").as_array().size();
  EXPECT_EQ(figures, changes.at("changes").as_array().size());
  EXPECT_EQ(events, told_events);
}

}  // namespace
}  // namespace bonboek::test
