// Every read at every moment: what was answered then is answered again, and the future is refused.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 16> reads{
    "/v1/events?",
    "/v1/events?afterSequence=20&limit=10&",
    "/v1/vouchers/<25-1>?",
    "/v1/vouchers/<25-1>/events?",
    "/v1/libraries?",
    "/v1/libraries?period=2025-Q4&",
    "/v1/libraries/venlo?period=2025-10..2026-01&",
    "/v1/intermediaries?",
    "/v1/intermediaries/venlo?",
    "/v1/balances?period=2025&",
    "/v1/fund?",
    "/v1/reports/2025-Q4?",
    "/v1/reports/2025-Q4?audience=public&",
    "/v1/reconciliation?",
    "/v1/number-series?nextCount=3&",
    "/v1/invoices?",
};
constexpr std::string_view changes = "/v1/reports/2025-Q4/changes?since=5&";
constexpr std::string_view one_invoice = "/v1/invoices/venlo/V-1?";

std::vector<std::string> all_reads() {
  std::vector<std::string> targets;
  for (const std::string_view read : reads) targets.push_back(with_numbers(read));
  targets.emplace_back(changes);
  targets.emplace_back(one_invoice);
  return targets;
}

class PastMoment : public testing::Test {
 protected:
  [[nodiscard]] std::string ask(const std::string& target) const {
    const auto answer = served_.get(who::coordinator, target);
    return fmt::format("{} {}", answer.status, answer.body);
  }

  ServedLedger served_{in_simulated_time()};
};

TEST_F(PastMoment, IsAnsweredAsItWasThen) {
  struct Then {
    std::uint64_t at_sequence;
    std::string known_at;
    std::map<std::string, std::string> answers;
  };
  std::vector<Then> moments;
  for (const Step& step : small_scheme()) {
    play(served_, {&step, 1});
    const auto fund = json_of(served_.get(who::coordinator, "/v1/fund"));
    Then then{served_.tip() - 1, std::string(fund.at("asOf").as_string()), {}};
    for (const auto& read : all_reads()) then.answers[read] = ask(read);
    moments.push_back(std::move(then));
  }
  served_.restart();
  for (const Then& then : moments) {
    for (const auto& [read, answer] : then.answers) {
      EXPECT_EQ(ask(fmt::format("{}atSequence={}", read, then.at_sequence)), answer) << read;
      EXPECT_EQ(ask(fmt::format("{}knownAt={}", read, then.known_at)), answer) << read;
    }
  }
}

TEST_F(PastMoment, HoldsUntilTheNextSubmission) {
  play(served_, small_scheme());
  constexpr std::array<std::pair<std::string_view, int>, 7> rows{{
      {"2025-09-01T09:00:00Z", 11},
      {"2025-10-01T08:59:59.999999Z", 11},
      {"2025-10-01T09:00:00.0Z", 27},
      {"2025-10-02T09:59:59Z", 33},
      {"2025-10-02T10:00:00Z", 35},
      {"2026-01-31T23:59:59Z", 49},
      {"2026-02-01T09:00:00Z", 50},
  }};
  for (const auto& [known_at, at_sequence] : rows) {
    const auto fund = json_of(served_.get(who::coordinator, fmt::format("/v1/fund?knownAt={}", known_at)));
    EXPECT_EQ(fund.at("atSequence"), at_sequence) << known_at;
  }
}

TEST_F(PastMoment, MayLieWithinASubmission) {
  play(served_, small_scheme());
  const auto series = json_of(served_.get(who::coordinator, "/v1/number-series?atSequence=14"));
  EXPECT_EQ(series.at_pointer("/series/0/minted"), 3);
  EXPECT_EQ(series.at("atSequence"), 14);
}

TEST_F(PastMoment, IsRefusedWhereItWasNotOrIsNotYet) {
  play(served_, small_scheme());
  constexpr std::array<std::pair<std::string_view, std::string_view>, 19> rows{{
      {"atSequence=51", "404 not-found"},
      {"atSequence=9223372036854775807", "404 not-found"},
      {"knownAt=2025-09-01T08:59:59.999999Z", "404 not-found"},
      {"knownAt=2026-02-01T09:00:00.000001Z", "400 bad-query"},
      {"knownAt=2099-12-31T00:00:00Z", "400 bad-query"},
      {"atSequence=9223372036854775808", "400 bad-query"},
      {"atSequence=99999999999999999999999", "400 bad-query"},
      {"atSequence=-1", "400 bad-query"},
      {"atSequence=%2B1", "400 bad-query"},
      {"atSequence=1.0", "400 bad-query"},
      {"atSequence=", "400 bad-query"},
      {"atSequence", "400 bad-query"},
      {"atSequence=1&atSequence=1", "400 bad-query"},
      {"knownAt=", "400 bad-query"},
      {"knownAt=2026-01-01", "400 bad-query"},
      {"knownAt=2025-02-29T00:00:00Z", "400 bad-query"},
      {"knownAt=2026-01-01T00:00:00%2B01:00", "400 bad-query"},
      {"knownAt=2026-01-01T24:00:00Z", "400 bad-query"},
      {"knownAt=2026-01-01T00:00:00Z&atSequence=1", "400 bad-query"},
  }};
  for (const auto& read : all_reads()) {
    for (const auto& [query, outcome] : rows) {
      EXPECT_EQ(told(served_.get(who::coordinator, fmt::format("{}{}", read, query))), outcome) << read << query;
    }
  }
}

TEST_F(PastMoment, BeforeTheLedgerNamesWhenItBegins) {
  play(served_, small_scheme());
  constexpr std::string_view why =
      "Nothing was recorded yet at 2024-05-06T00:00:00.000000Z; the ledger begins at 2025-09-01T09:00:00.000000Z.";
  for (const auto& read : all_reads()) {
    const auto answer = served_.get(who::coordinator, fmt::format("{}knownAt=2024-05-06T00:00:00Z", read));
    EXPECT_EQ(told(answer), "404 not-found") << read;
    EXPECT_EQ(json_of(answer).at("detail").as_string(), why) << read;
  }
}

TEST_F(PastMoment, IsNullWhereNothingIsRecorded) {
  const auto fund = served_.get(who::coordinator, "/v1/fund");
  EXPECT_EQ(fund.body, R"({"atSequence":null,"asOf":null,"bankCents":0,"years":[]})");
  EXPECT_EQ(told(served_.get(who::coordinator, "/v1/fund?atSequence=0")), "404 not-found");
}

TEST_F(PastMoment, ComesBeforeTheOneThatChangesAreToldSince) {
  play(served_, small_scheme());
  const auto told_at = [&](std::string_view query) {
    return told(served_.get(who::province, fmt::format("/v1/reports/2025-Q4/changes?{}", query)));
  };
  EXPECT_EQ(told_at("since=40&atSequence=40"), "200");
  EXPECT_EQ(told_at("since=41&atSequence=40"), "400 bad-query");
  EXPECT_EQ(told_at("since=51"), "404 not-found");
  EXPECT_EQ(told_at("since=x"), "400 bad-query");
}

}  // namespace
}  // namespace bonboek::test
