// The documents of /v1/exports, through real sockets: streamed, compressed, resumed, and the same bytes again.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"
#include "tests/exports/inflated.hpp"

namespace bonboek::test {
namespace {

constexpr std::string_view events = "/v1/exports/events";

class ExportRoutes : public SmallScheme {
 protected:
  [[nodiscard]] Answer export_of(const std::string& target, std::vector<std::string> fields = {}) const {
    return served_.ask({who::auditor, target, "", std::move(fields)});
  }

  /// Mints and moves so many vouchers that the log takes several pages.
  void grow() {
    served_.record(who::coordinator, R"({"type":"minted","occurredOn":"2026-02-01","vouchers":["<26-1>..<26-2000>"]})");
    served_.record(who::coordinator, R"({"type":"allotted","occurredOn":"2026-02-01",
      "vouchers":["<26-1>..<26-2000>"],"intermediary":"volwassenenfonds"})");
  }

  /// The log's lines as GET /v1/events pages through them.
  [[nodiscard]] std::string all_lines() const {
    std::string lines;
    std::string after;
    for (bool is_last = false; !is_last;) {
      const auto page = served_.ask({who::auditor, "/v1/events" + after, "", {"Accept: application/x-ndjson"}});
      lines += page.body;
      is_last = page.fields.at("is-last") == "true";
      after = "?afterSequence=" + page.fields.at("next-after-sequence");
    }
    return lines;
  }
};

TEST_F(ExportRoutes, StreamTheWholeLog) {
  grow();
  const auto answer = export_of(std::string(events));
  ASSERT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.fields.at("content-type"), "application/x-ndjson");
  EXPECT_EQ(answer.fields.at("transfer-encoding"), "chunked");
  EXPECT_EQ(answer.fields.at("at-sequence"), "4050");
  EXPECT_EQ(answer.fields.at("vary"), "Accept-Encoding");
  EXPECT_FALSE(answer.fields.contains("content-encoding"));
  EXPECT_EQ(answer.body, all_lines());
  EXPECT_EQ(std::ranges::count(answer.body, '\n'), 4'051);
}

TEST_F(ExportRoutes, CompressTheLogWhereItIsAskedFor) {
  grow();
  const auto plain = export_of(std::string(events));
  for (const char* asked : {"gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1"}) {
    const auto answer = export_of(std::string(events), {fmt::format("Accept-Encoding: {}", asked)});
    EXPECT_EQ(answer.fields.at("content-encoding"), "gzip");
    const auto read = inflated(answer.body);
    EXPECT_TRUE(read.is_whole);
    EXPECT_EQ(read.text, plain.body);
    EXPECT_LT(answer.body.size(), plain.body.size() / 4);
  }
  EXPECT_EQ(export_of(std::string(events), {"Accept-Encoding: gzip;q=0, br"}).body, plain.body);
}

TEST_F(ExportRoutes, GoOnWhereAClientBrokeOff) {
  grow();
  const auto whole = export_of(std::string(events)).body;
  auto client = served_.connect();
  client.send(served_.request({who::auditor, std::string(events), "", {"Accept-Encoding: gzip"}}));
  ASSERT_TRUE(client.read_until("\r\n\r\n"));
  // The first chunk is a page: a client that has it alone can read every line in it.
  const auto size = std::stoul(client.read_until("\r\n").value(), nullptr, 16);
  std::string piece;
  while (piece.size() < size) piece += client.read_until("\n").value_or("");
  const auto read = inflated(piece.substr(0, size));
  EXPECT_FALSE(read.is_whole);
  ASSERT_EQ(std::ranges::count(read.text, '\n'), 1'000);
  client.leave();
  const auto rest = export_of("/v1/exports/events?afterSequence=999");
  EXPECT_EQ(read.text + rest.body, whole);
}

TEST_F(ExportRoutes, EndAtTheMomentThatIsAskedFor) {
  grow();
  const auto whole = export_of(std::string(events)).body;
  const auto at = export_of("/v1/exports/events?atSequence=2500");
  EXPECT_EQ(at.fields.at("at-sequence"), "2500");
  EXPECT_EQ(std::ranges::count(at.body, '\n'), 2'501);
  EXPECT_TRUE(whole.starts_with(at.body));
  const auto known = export_of("/v1/exports/events?knownAt=2025-10-02T09:59:59Z&afterSequence=30");
  EXPECT_EQ(known.fields.at("at-sequence"), "33");
  EXPECT_EQ(std::ranges::count(known.body, '\n'), 3);
  EXPECT_NE(whole.find(known.body), std::string::npos);
}

TEST_F(ExportRoutes, TellWhoHasAllThatThereIsNoMoreYet) {
  const auto at_end = [&](const std::string& query) {
    const auto answer = export_of("/v1/exports/events?" + query, {"Accept-Encoding: gzip"});
    EXPECT_EQ(answer.body, "");
    EXPECT_FALSE(answer.fields.contains("content-type"));
    EXPECT_FALSE(answer.fields.contains("content-encoding"));
    return fmt::format("{} {}", told(answer), answer.fields.at("at-sequence"));
  };
  EXPECT_EQ(at_end("afterSequence=50"), "204 50");
  EXPECT_EQ(at_end("afterSequence=30&atSequence=30"), "204 30");
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})");
  EXPECT_EQ(std::ranges::count(export_of("/v1/exports/events?afterSequence=50").body, '\n'), 1);
  EXPECT_EQ(at_end("afterSequence=51"), "204 51");
}

TEST_F(ExportRoutes, TellWhoHasMoreThanThereIsThatTheLogIsAnother) {
  for (const char* path : {"/v1/exports/events", "/v1/events"}) {
    const auto answer = export_of(fmt::format("{}?afterSequence=60", path));
    EXPECT_EQ(told(answer), "404 not-found") << path;
    EXPECT_NE(answer.body.find("The log holds 51 events, and event 60"), std::string::npos) << answer.body;
  }
}

TEST_F(ExportRoutes, EndWhereTheLogDidWhenTheyWereAskedFor) {
  grow();
  auto client = served_.connect();
  client.send(served_.request({who::auditor, std::string(events)}));
  const auto head = client.read_until("\r\n\r\n").value_or("");
  EXPECT_NE(head.find("At-Sequence: 4050\r\n"), std::string::npos) << head;
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-02-01","vouchers":["<25-5>"]})");
  const auto body = client.read_until("\r\n0\r\n\r\n").value_or("");
  EXPECT_NE(body.find(R"("sequence":4050,)"), std::string::npos);
  EXPECT_EQ(body.find(R"("sequence":4051,)"), std::string::npos);
}

TEST_F(ExportRoutes, AreTheSameBytesLaterAndAfterARestart) {
  const std::vector<std::string> targets{"/v1/exports/events?atSequence=50",
                                         "/v1/exports/events?atSequence=45&afterSequence=3",
                                         "/v1/exports/journal?atSequence=50",
                                         "/v1/exports/journal?atSequence=46&year=2025",
                                         "/v1/exports/journal?knownAt=2026-01-20T00:00:00Z",
                                         "/v1/exports/auditfile?year=2025&atSequence=50",
                                         "/v1/exports/auditfile?year=2026&atSequence=50",
                                         "/v1/balances?atSequence=50",
                                         "/v1/libraries?atSequence=50&period=2025"};
  const auto all = [&] {
    std::map<std::string, std::string> answers;
    for (const std::string& target : targets) {
      const bool is_list = !target.starts_with("/v1/exports");
      const auto answer =
          export_of(target, is_list ? std::vector<std::string>{"Accept: text/csv"} : std::vector<std::string>{});
      EXPECT_EQ(answer.status, 200U) << target << answer.body;
      EXPECT_NE(answer.body, "") << target;
      answers[target] = answer.body;
      answers[target + " gzip"] = export_of(target, {"Accept-Encoding: gzip"}).body;
    }
    return answers;
  };
  const auto before = all();
  grow();
  served_.record(who::library, R"({"type":"redeemed","occurredOn":"2026-01-20","vouchers":["<25-5>"]})");
  EXPECT_EQ(all(), before);
  served_.restart();
  EXPECT_EQ(all(), before);
  EXPECT_NE(export_of("/v1/exports/journal").body, before.at(targets.at(2)));
}

TEST_F(ExportRoutes, TellTheBooksWithTheirMoment) {
  const auto journal = export_of("/v1/exports/journal?year=2025");
  EXPECT_EQ(journal.fields.at("content-type"), "text/plain; charset=utf-8");
  EXPECT_EQ(journal.fields.at("at-sequence"), "50");
  EXPECT_NE(journal.body.find("2025-10-11 * (36..38) redeemed\n"), std::string::npos) << journal.body;
  EXPECT_NE(journal.body.find("2025-11-10 * (45..46) paid V-1 BANK-1\n"), std::string::npos) << journal.body;
  const auto auditfile = export_of("/v1/exports/auditfile?year=2025");
  EXPECT_EQ(auditfile.fields.at("content-type"), "application/xml");
  EXPECT_EQ(auditfile.fields.at("at-sequence"), "50");
  EXPECT_NE(auditfile.body.find("<dateCreated>2026-02-01<"), std::string::npos);
}

TEST_F(ExportRoutes, EscapeNamesInXml) {
  served_.record(who::coordinator, R"({"type":"library-registered","occurredOn":"2026-02-01","id":"gennep",
    "name":"Bibliotheek \u003cGennep> & Bergen, \"'t Huis van de Écritoire en meer dan vijftig tekens\"",
    "municipality":"GM0907"})");
  const auto auditfile = export_of("/v1/exports/auditfile?year=2026");
  EXPECT_NE(auditfile.body.find("<custSupName>Bibliotheek &lt;Gennep&gt; &amp; Bergen, &quot;&#39;t Huis van de Écr"
                                "</custSupName>"),
            std::string::npos)
      << auditfile.body;
}

TEST_F(ExportRoutes, AreRefusedWithTheReason) {
  const std::array<std::pair<std::string, std::string_view>, 21> rows{{
      {"/v1/exports/events?afterSequence=51", "404 not-found"},
      {"/v1/exports/events?afterSequence=50", "204"},
      {"/v1/exports/events?afterSequence=31&atSequence=30", "404 not-found"},
      {"/v1/exports/events?atSequence=51", "404 not-found"},
      {"/v1/exports/events?knownAt=2025-01-01T00:00:00Z", "404 not-found"},
      {"/v1/exports/events?knownAt=2099-01-01T00:00:00Z", "400 bad-query"},
      {"/v1/exports/events?afterSequence=x", "400 bad-query"},
      {"/v1/exports/events?limit=3", "400 bad-query"},
      {"/v1/exports/journal?year=2024", "404 not-found"},
      {"/v1/exports/journal?year=2027", "404 not-found"},
      {"/v1/exports/journal?year=1999", "400 bad-query"},
      {"/v1/exports/journal?atSequence=51", "404 not-found"},
      {"/v1/exports/journal?knownAt=2025-01-01T00:00:00Z", "404 not-found"},
      {"/v1/exports/auditfile", "400 bad-query"},
      {"/v1/exports/auditfile?year=2024", "404 not-found"},
      {"/v1/exports/auditfile?year=2027", "404 not-found"},
      {"/v1/exports/auditfile?year=x", "400 bad-query"},
      {"/v1/exports/auditfile?year=2026&atSequence=40", "404 not-found"},
      {"/v1/exports/auditfile?year=2025&atSequence=99", "404 not-found"},
      {"/v1/exports/auditfile?year=2025&knownAt=2025-01-01T00:00:00Z", "404 not-found"},
      {"/v1/exports/auditfile?year=2025&knownAt=2099-01-01T00:00:00Z", "400 bad-query"},
  }};
  for (const auto& [target, outcome] : rows) EXPECT_EQ(told(export_of(target)), outcome) << target;
  for (const char* name : {"events", "journal?year=2025", "auditfile?year=2025"}) {
    EXPECT_EQ(told(export_of(fmt::format("/v1/exports/{}", name), {"Accept: text/html"})), "406 not-acceptable")
        << name;
  }
}

TEST(ExportsOfNothing, AreNoSuccess) {
  const ServedLedger served{in_simulated_time()};
  for (const char* target : {"/v1/exports/events", "/v1/exports/journal", "/v1/exports/auditfile?year=2025"}) {
    EXPECT_EQ(told(served.get(who::auditor, target)), "404 not-found") << target;
  }
}

TEST(ExportsOfNothing, AreNoSuccessWhereNothingIsBooked) {
  ServedLedger served{in_simulated_time()};
  served.record(who::coordinator, R"({"events":[
      {"type":"scheme-opened","occurredOn":"2025-09-01","name":"Bibliotheek voor iedereen",
       "origin":"bonboek.example/limburg","currency":"EUR","timeZone":"Europe/Amsterdam"},
      {"type":"ceiling-set","occurredOn":"2025-09-01","year":2025,"amountCents":9450000}]})");
  for (const char* target :
       {"/v1/exports/journal", "/v1/exports/journal?year=2025", "/v1/exports/auditfile?year=2025"}) {
    const auto answer = served.get(who::auditor, target);
    EXPECT_EQ(told(answer), "404 not-found") << target;
    EXPECT_NE(answer.body.find("Nothing was booked"), std::string::npos) << answer.body;
  }
}

}  // namespace
}  // namespace bonboek::test
