// The province's report over HTTP: its forms, its languages, its public version, what moved in it; and that the same
// question gives the same bytes, whatever comes later and whatever is lost that can be made anew.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

constexpr std::string_view path = "/v1/reports/2025-Q4";

class ReportRead : public SmallScheme {
 protected:
  [[nodiscard]] Answer ask(const std::string& target, const std::vector<std::string>& fields = {},
                           std::string_view by = who::province) const {
    return served_.ask({by, target, "", fields});
  }
  [[nodiscard]] Answer ask(std::string_view query, std::string_view accept, std::string_view language = "nl") const {
    return ask(fmt::format("{}{}", path, query),
               {fmt::format("Accept: {}", accept), fmt::format("Accept-Language: {}", language)});
  }
};

TEST_F(ReportRead, IsAPageForABrowser) {
  const auto answer =
      ask("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "nl-NL,nl;q=0.9,en;q=0.8");
  ASSERT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.fields.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(answer.fields.at("content-language"), "nl");
  EXPECT_EQ(answer.fields.at("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'");
  EXPECT_EQ(answer.fields.at("vary"), "Accept, Accept-Language");
  EXPECT_NE(answer.body.find("<html lang=\"nl\">"), std::string::npos);
  EXPECT_NE(answer.body.find("Kwartaalrapportage 2025-Q4"), std::string::npos);
  const auto english = ask("", "text/html", "en-GB,en;q=0.9,nl;q=0.1");
  EXPECT_EQ(english.fields.at("content-language"), "en");
  EXPECT_NE(english.body.find("Quarterly report 2025-Q4"), std::string::npos);
}

TEST_F(ReportRead, IsJsonOrCsvWhereThatIsWanted) {
  EXPECT_EQ(ask("", "*/*").fields.at("content-type"), "application/json");
  const auto csv = ask("", "text/csv", "en");
  EXPECT_EQ(csv.fields.at("content-type"), "text/csv; charset=utf-8; header=present");
  EXPECT_EQ(csv.fields.count("content-security-policy"), 0U);
  EXPECT_EQ(csv.body.substr(0, 13), "section,code,");
  EXPECT_EQ(told(ask("", "image/png")), "406 not-acceptable");
}

TEST_F(ReportRead, TellsWhereItHoldsAndByWhat) {
  const auto report = json_of(ask(std::string(path)));
  EXPECT_EQ(report.at("quarter"), "2025-Q4");
  EXPECT_EQ(report.at("from"), "2025-10-01");
  EXPECT_EQ(report.at("until"), "2025-12-31");
  EXPECT_EQ(report.at("atSequence"), 50);
  EXPECT_EQ(report.at("knownAt"), report.at("asOf"));
  EXPECT_EQ(report.at("projectionVersion"), 2);
  EXPECT_EQ(report.at("audience"), "full");
}

TEST_F(ReportRead, CountsByMunicipalityAndHoldsMembershipsAgainstThePlan) {
  const auto report = json_of(ask(std::string(path)));
  const auto count = [&](int row, std::string_view measure) {
    return report.at_pointer(fmt::format("/municipalities/{}/{}/count", row, measure));
  };
  EXPECT_EQ(report.at_pointer("/municipalities/0/name"), "Heerlen");
  EXPECT_EQ(report.at_pointer("/municipalities/1/municipality"), "GM0983");
  EXPECT_TRUE(report.at_pointer("/municipalities/2/municipality").is_null());
  EXPECT_EQ(count(0, "issued"), 1);  // the one that names it
  EXPECT_EQ(count(1, "issued"), 2);  // of the municipality's own intermediary, which names none
  EXPECT_EQ(count(2, "issued"), 6);
  EXPECT_EQ(count(0, "redeemed"), 2);
  EXPECT_EQ(count(1, "redeemed"), 3);
  EXPECT_EQ(count(1, "minted"), 4);
  EXPECT_EQ(count(2, "minted"), 12);
  EXPECT_EQ(report.at_pointer("/memberships/newMemberships"), 5);
  EXPECT_EQ(report.at_pointer("/memberships/newMembershipsTarget"), 2'000);
}

TEST_F(ReportRead, InPublicHoldsNoCountUnderFiveOfAMunicipality) {
  const auto report = json_of(ask("?audience=public", "application/json"));
  EXPECT_EQ(report.at("audience"), "public");
  for (const auto& row : report.at("municipalities").as_array()) {
    const bool has_library = !row.at("municipality").is_null();
    EXPECT_EQ(row.at_pointer("/redeemed/count"), has_library ? json::value(nullptr) : json::value(0));
    EXPECT_FALSE(row.at("redeemed").as_object().contains("byTrack"));
  }
  for (const auto& library : report.at("libraries").as_array()) {
    EXPECT_TRUE(library.at_pointer("/counts/redeemed/count").is_null());
  }
  for (const char* small : {"/counts/invoiced/count", "/counts/invoiced/amountCents", "/counts/invoiced/byTrack/1",
                            "/fund/membershipsPaid", "/exceptions/redeemedNotInvoiced/count"}) {
    EXPECT_TRUE(report.at_pointer(small).is_null()) << small;
  }
  EXPECT_EQ(report.at_pointer("/counts/redeemed/count"), 5);
  EXPECT_FALSE(report.as_object().contains("intermediaries"));
  EXPECT_NE(ask("?audience=public", "text/html").body.find("openbaar"), std::string::npos);
  EXPECT_EQ(told(ask("?audience=everyone", "*/*")), "400 bad-query");
}

TEST_F(ReportRead, OfAQuarterThatHasNoneIsRefusedWithWhatToAskInstead) {
  const auto detail = [&](const std::string& target) {
    const auto answer = ask(target);
    return told(answer) + ": " + std::string(json_of(answer).at("detail").as_string());
  };
  EXPECT_NE(detail("/v1/reports/2025-Q2").find("404 not-found"), std::string::npos);
  EXPECT_NE(detail("/v1/reports/2025-Q2")
                .find("2025-Q2 ended before the scheme opened on 2025-09-01; ask for 2025-Q3 to 2026-Q1"),
            std::string::npos);
  EXPECT_NE(detail("/v1/reports/2026-Q2").find("2026-Q2 had not begun on 2026-02-01"), std::string::npos);
  EXPECT_NE(detail("/v1/reports/2025-Q4?atSequence=5").find("ask for 2025-Q3 to 2025-Q3"), std::string::npos);
  EXPECT_NE(detail("/v1/reports/2026-Q2/changes?since=5").find("404 not-found"), std::string::npos);
  EXPECT_NE(detail("/v1/reports/2025-Q4?knownAt=2099-01-01T00:00:00Z").find("400 bad-query"), std::string::npos);
  EXPECT_EQ(told(ask("/v1/reports/2025-Q5")), "400 bad-query");
}

TEST_F(ReportRead, ChangesAreToldSinceTheQuarterWasClosed) {
  const auto changes = json_of(ask(fmt::format("{}/changes", path)));
  EXPECT_EQ(changes.at("sinceSequence"), 47);
  std::map<std::string, json::value> by_figure;
  for (const auto& change : changes.at("changes").as_array()) {
    by_figure[std::string(change.at("figure").as_string())] = change;
  }
  const auto& issued = by_figure.at("/counts/issued/count");
  EXPECT_EQ(issued.at("before"), 8);
  EXPECT_EQ(issued.at("after"), 9);
  EXPECT_EQ(json::serialize(issued.at("events")), R"([{"sequence":49,"type":"issued","delta":1,"after":9}])");
  EXPECT_EQ(by_figure.at("/counts/voided/count").at("byEvents"), 1);
  EXPECT_EQ(by_figure.at("/municipalities/GM0917/issued/count").at("after"), 1);
  const auto in_full = json_of(ask(fmt::format("{}/changes", path), {}, who::auditor));
  EXPECT_NE(json::serialize(in_full).find(with_numbers(R"("intermediary":"volwassenenfonds","voucher":"<25-7>")")),
            std::string::npos);
}

TEST_F(ReportRead, ChangesOfAQuarterThatIsNotClosedNeedASince) {
  const auto answer = ask("/v1/reports/2026-Q1/changes");
  EXPECT_EQ(told(answer), "400 bad-query");
  EXPECT_NE(answer.body.find("2026-Q1 is not closed at that moment; give since"), std::string::npos);
  EXPECT_EQ(told(ask(fmt::format("{}/changes?atSequence=40", path))), "400 bad-query");
  EXPECT_EQ(told(ask("/v1/reports/2026-Q1/changes?since=49")), "200");
}

TEST_F(ReportRead, NamesTheRootOfTheCheckpointOfItsMoment) {
  for (const char* moment : {"", "?atSequence=40", "?atSequence=47"}) {
    const auto report = json_of(ask(fmt::format("{}{}", path, moment)));
    const auto size = report.at("atSequence").as_int64() + 1;
    const auto checkpoint = served_.get(who::nobody, fmt::format("/v1/log/checkpoint?treeSize={}", size)).body;
    const auto root = std::string(report.at("root").as_string());
    EXPECT_NE(checkpoint.find("\n" + root + "\n"), std::string::npos) << checkpoint << report;
  }
}

TEST_F(ReportRead, GivesTheSameBytesAfterLaterEventsARestartAndALoss) {
  struct Question {
    std::string query;
    std::string accept;
    std::string language;
  };
  std::vector<Question> questions;
  for (const char* accept : {"application/json", "text/csv", "text/html"}) {
    for (const char* audience : {"full", "public"}) {
      for (const char* language : {"nl", "en"}) {
        questions.push_back({fmt::format("?audience={}", audience), accept, language});
      }
    }
  }
  const auto answers = [&](std::string_view moment) {
    std::vector<std::string> bodies;
    for (const Question& question : questions) {
      bodies.push_back(ask(fmt::format("{}{}", question.query, moment), question.accept, question.language).body);
    }
    return bodies;
  };
  const auto before = answers("");
  const std::string known_at(json_of(ask(std::string(path))).at("knownAt").as_string());
  const auto expect_same = [&](std::string_view after) {
    EXPECT_EQ(answers("&atSequence=50"), before) << after;
    EXPECT_EQ(answers(fmt::format("&knownAt={}", known_at)), before) << after;
  };
  served_.record(who::library, with_numbers(R"({"type":"redeemed","occurredOn":"2025-12-31","vouchers":["<25-5>"]})"),
                 "2026-02-03T09:00:00Z");
  EXPECT_NE(answers(""), before);
  expect_same("later events");
  served_.restart();
  expect_same("a restart");
  served_.stop();
  ASSERT_GT(std::filesystem::remove_all(served_.log_folder() / "derived"), 0U);
  served_.start();
  expect_same("the loss of what is derived");
}

}  // namespace
}  // namespace bonboek::test
