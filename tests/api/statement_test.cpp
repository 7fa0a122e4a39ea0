// A party's statement over HTTP: complete, in agreement with counts and books to the cent, and the same for ever.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "exports/statement_page.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

struct PartyCase {
  std::string_view by;
  std::string_view list;  // of the path
  std::string_view kind;
  std::string_view id;
  std::set<std::string> types;
};

const std::vector<PartyCase> parties{
    {who::library, "libraries", "library", "venlo", {"redeemed", "renewed", "invoiced", "credited", "paid"}},
    {who::other_library, "libraries", "library", "heerlen", {"redeemed", "renewed", "invoiced", "credited", "paid"}},
    {who::intermediary,
     "intermediaries",
     "intermediary",
     "volwassenenfonds",
     {"issued", "invoiced", "credited", "paid"}},
    {who::other_intermediary, "intermediaries", "intermediary", "venlo", {"issued", "invoiced", "credited", "paid"}},
};
constexpr std::array quarters{"2025-Q3", "2025-Q4", "2026-Q1"};

std::string text_of(const json::value& value) {
  return std::string(value.as_string());
}

class StatementRead : public SmallScheme {
 protected:
  /// Adds a credit, a payment that is undone, and redemptions that are undone in their quarter and after it.
  void SetUp() override {
    SmallScheme::SetUp();
    reverse_newest("redeemed", "2026-02-02T09:00:00Z");
    served_.record(who::other_library,
                   with_numbers(R"({"type":"credited","occurredOn":"2026-02-03","invoice":"F/2025/1",
      "vouchers":["<25-4>"]})"),
                   "2026-02-03T09:00:00Z");
    reverse_newest("paid", "2026-02-04T09:00:00Z");
    served_.record(who::library, with_numbers(R"({"type":"redeemed","occurredOn":"2026-02-04","vouchers":["<25-5>"]})"),
                   "2026-02-05T09:00:00Z");
    reverse_newest("redeemed", "2026-02-06T09:00:00Z");
  }

  void reverse_newest(std::string_view type, std::string_view at) {
    std::uint64_t newest = 0;
    const auto page = json_of(served_.get(who::auditor, "/v1/events"));
    for (const auto& event : page.at("events").as_array()) {
      if (text_of(event.at("type")) == type) newest = event.at("sequence").to_number<std::uint64_t>();
    }
    const auto reason = type == "paid" ? "payment-failed" : "entered-in-error";
    served_.record(who::coordinator,
                   fmt::format(R"({{"type":"reversed","occurredOn":"{}","reversedSequence":{},"reason":"{}"}})",
                               at.substr(0, 10), newest, reason),
                   at);
  }

  static std::string path(const PartyCase& party, std::string_view quarter, std::string_view query = "") {
    return fmt::format("/v1/{}/{}/statements/{}{}", party.list, party.id, quarter, query);
  }
  [[nodiscard]] Answer ask(const PartyCase& party, std::string_view quarter, std::string_view accept,
                           std::string_view query = "", std::string_view language = "nl") const {
    return served_.ask({party.by,
                        path(party, quarter, query),
                        "",
                        {fmt::format("Accept: {}", accept), fmt::format("Accept-Language: {}", language)}});
  }

  /// The lines that the stated rule finds among the party's own events.
  [[nodiscard]] std::vector<std::string> own_lines(const PartyCase& party, std::string_view quarter,
                                                   std::string_view query = "") const {
    const auto text =
        served_.ask({party.by, fmt::format("/v1/events{}", query), "", {"Accept: application/x-ndjson"}}).body;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      auto line = text.substr(at, end - at);
      at = end + 1;
      const auto event = json::parse(line).as_object();
      const bool undoes = event.at("type") == "reversed";
      const auto day = text_of(event.at(undoes ? "reversedOccurredOn" : "occurredOn"));
      const auto type = text_of(event.at(undoes ? "reversedType" : "type"));
      if (!event.contains(party.kind) || text_of(event.at(party.kind)) != party.id || !party.types.contains(type))
        continue;
      if (to_string(quarter_of(parse_date(day).value())) == quarter) lines.push_back(std::move(line));
    }
    return lines;
  }
};

TEST_F(StatementRead, HoldsAllOfThePartysOwnEventsByTheRuleAndNothingElse) {
  std::size_t undone = 0;
  for (const auto& party : parties) {
    for (const char* quarter : quarters) {
      for (const char* moment : {"", "?atSequence=40", "?atSequence=49"}) {
        const auto answer = ask(party, quarter, "application/json", moment);
        if (answer.status == 404) continue;  // not begun at that moment
        const auto statement = json_of(answer);
        const auto lines = own_lines(party, quarter, moment);
        std::string text;
        for (const auto& line : lines) text += line + "\n";
        EXPECT_EQ(statement.at("eventCount"), lines.size()) << answer.body;
        EXPECT_EQ(text_of(statement.at("sha256")), hex_text(sha256(text))) << answer.body;
        EXPECT_EQ(ask(party, quarter, "application/x-ndjson", moment).body, text);
        const auto& events = statement.at("events").as_array();
        ASSERT_EQ(events.size(), lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(events[i], json::parse(lines[i]));
        for (const auto& event : events) undone += event.at("type") == "reversed" ? 1U : 0U;
      }
    }
  }
  EXPECT_GE(undone, 3U);
}

TEST_F(StatementRead, AgreesWithCountsAndBooksToTheCent) {
  for (const auto& party : parties) {
    for (const char* quarter : quarters) {
      for (const char* moment : {"", "&atSequence=45"}) {
        const auto answer = ask(party, quarter, "application/json", moment[0] == '\0' ? "" : "?atSequence=45");
        if (answer.status == 404) continue;
        const auto statement = json_of(answer);
        const auto counted =
            json_of(served_.get(party.by, fmt::format("/v1/{}/{}?period={}{}", party.list, party.id, quarter, moment)));
        std::map<std::string, std::int64_t> sums;
        for (const auto& type : party.types) {
          const auto& count = counted.at(party.kind).at("counts").at(type);
          const auto& total = statement.at("totals").at(type);
          EXPECT_EQ(total.at("count"), count.at("count")) << type << answer.body;
          EXPECT_EQ(total.at("amountCents"), count.at("amountCents")) << type << answer.body;
          sums[type] = total.at("amountCents").as_int64();
        }
        const auto moved = [&](const char* account) {
          return statement.at(account).at("closingCents").as_int64() -
                 statement.at(account).at("openingCents").as_int64();
        };
        EXPECT_EQ(moved("accrued"),
                  sums["issued"] + sums["redeemed"] + sums["renewed"] - sums["invoiced"] + sums["credited"]);
        EXPECT_EQ(moved("payable"), sums["invoiced"] - sums["credited"] - sums["paid"]);
        const auto books = json_of(served_.get(who::auditor, fmt::format("/v1/balances?period={}{}", quarter, moment)));
        for (const auto& account : books.at("accounts").as_array()) {
          const auto& row = account.as_object();
          if (!row.contains(party.kind) || text_of(row.at(party.kind)) != party.id) continue;
          const auto& own = statement.at(text_of(row.at("account")));
          EXPECT_EQ(own.at("openingCents").as_int64(), -row.at("openingCents").as_int64());
          EXPECT_EQ(own.at("closingCents").as_int64(), -row.at("closingCents").as_int64());
        }
      }
    }
  }
}

TEST_F(StatementRead, TellsEachInvoiceWithWhatBecameOfIt) {
  const auto heerlen = json_of(ask(parties[1], "2026-Q1", "application/json"));
  EXPECT_EQ(json::serialize(heerlen.at("invoices")),
            R"([{"invoice":"F/2025/1","invoicedOn":null,"lineCount":0,"invoicedCents":0,"creditedCents":4200,)"
            R"("paidCents":0}])");
  const auto venlo = json_of(ask(parties[0], "2025-Q4", "application/json"));
  EXPECT_EQ(json::serialize(venlo.at("invoices")),
            R"([{"invoice":"V-1","invoicedOn":"2025-10-31","lineCount":2,"invoicedCents":8400,"creditedCents":0,)"
            R"("paidCents":4200}])");  // one of two payments was undone
}

TEST_F(StatementRead, IsAPageOrCsvInEitherLanguage) {
  const auto& venlo = parties[0];
  const auto json = json_of(ask(venlo, "2025-Q4", "application/json"));
  const auto page = ask(venlo, "2025-Q4", "text/html,*/*;q=0.1");
  EXPECT_EQ(page.fields.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(page.fields.at("vary"), "Accept, Accept-Language");
  EXPECT_EQ(page.fields.at("at-sequence"), json::serialize(json.at("atSequence")));
  EXPECT_NE(page.body.find("<h1>Bibliotheek Venlo: overzicht 2025-Q4</h1>"), std::string::npos);
  const auto english = ask(venlo, "2025-Q4", "text/html", "", "en");
  EXPECT_NE(english.body.find("<h1>Bibliotheek Venlo: statement of 2025-Q4</h1>"), std::string::npos);
  const auto csv = ask(venlo, "2025-Q4", "text/csv", "", "en");
  EXPECT_EQ(csv.fields.at("content-type"), "text/csv; charset=utf-8; header=present");
  for (const auto& answer : {page, english, csv}) {
    for (const char* member : {"sha256", "root"}) {
      EXPECT_NE(answer.body.find(text_of(json.at(member))), std::string::npos) << member;
    }
  }
  EXPECT_EQ(told(ask(venlo, "2025-Q4", "image/png")), "406 not-acceptable");
}

TEST_F(StatementRead, OfAMomentIsTheSameForEver) {
  const auto all = [&] {
    std::string text;
    for (const auto& party : parties) {
      for (const char* type : {"application/json", "text/html", "text/csv", "application/x-ndjson"}) {
        for (const char* moment : {"?atSequence=50", "?atSequence=44", "?knownAt=2025-11-02T09:00:00Z"}) {
          text += ask(party, "2025-Q4", type, moment).body;
        }
      }
    }
    return text;
  };
  const auto before = all();
  served_.record(who::library, with_numbers(R"({"type":"redeemed","occurredOn":"2025-12-30","vouchers":["<25-5>"]})"),
                 "2026-02-10T09:00:00Z");
  EXPECT_EQ(all(), before);
  served_.restart();
  EXPECT_EQ(all(), before);
}

TEST_F(StatementRead, ThatIsNotThereIsAProblemThatSaysSo) {
  const auto detail = [&](const std::string& target) {
    const auto answer = served_.get(who::auditor, target);
    return told(answer) + ": " + text_of(json_of(answer).at("detail"));
  };
  EXPECT_NE(
      detail("/v1/libraries/nowhere/statements/2025-Q4").find("404 not-found: No library is registered as nowhere"),
      std::string::npos);
  EXPECT_NE(detail("/v1/libraries/venlo/statements/2025-Q5").find("400 bad-query: a quarter is written 2026-Q3"),
            std::string::npos);
  EXPECT_NE(detail("/v1/libraries/venlo/statements/2026-Q2").find("404 not-found: 2026-Q2 had not begun"),
            std::string::npos);
  EXPECT_NE(detail("/v1/intermediaries/heerlen/statements/2025-Q4").find("No intermediary is registered as heerlen"),
            std::string::npos);
  EXPECT_NE(detail("/v1/libraries/venlo/statements/2025-Q4?atSequence=999").find("404 not-found"), std::string::npos);
}

TEST_F(StatementRead, IsForThePartyItselfAloneOfAllParties) {
  const auto of_venlo = path(parties[0], "2025-Q4");
  EXPECT_EQ(told(served_.get(who::other_library, of_venlo)), "403 not-yours");
  EXPECT_EQ(told(served_.get(who::other_intermediary, of_venlo)), "403 not-yours");  // its id is venlo too
  EXPECT_EQ(told(served_.get(who::province, of_venlo)), "403 role-may-not-ask");
  EXPECT_EQ(served_.get(who::coordinator, of_venlo).body, served_.get(who::library, of_venlo).body);
}

}  // namespace
}  // namespace bonboek::test
