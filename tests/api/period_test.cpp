// The period that a read is about: when things happened, whenever they were recorded.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

using PeriodOfARead = SmallScheme;

constexpr std::array<std::string_view, 7> reads_of_a_period{
    "/v1/libraries", "/v1/libraries/venlo", "/v1/intermediaries", "/v1/intermediaries/venlo",
    "/v1/balances",  "/v1/reconciliation",  "/v1/invoices",
};

TEST_F(PeriodOfARead, CountsWhatHappenedInIt) {
  struct Row {
    std::string_view read;
    std::string_view period;
    std::string_view figure;
    std::int64_t value;
  };
  constexpr std::string_view library = "/v1/libraries/venlo?period=";
  constexpr std::string_view fonds = "/v1/intermediaries/volwassenenfonds?period=";
  constexpr std::array<Row, 16> rows{{
      {library, "2025", "/library/counts/redeemed/count", 3},
      {library, "2025-Q4", "/library/counts/redeemed/amountCents", 12'600},
      {library, "2025-10", "/library/counts/redeemed/byTrack/1", 3},
      {library, "2025-11", "/library/counts/redeemed/count", 0},
      {library, "2025-11", "/library/counts/paid/amountCents", 8'400},
      {library, "2025-Q4..2026-Q1", "/library/counts/renewed/count", 1},
      {library, "2026", "/library/counts/redeemed/count", 0},
      {library, "2026", "/library/counts/renewed/amountCents", 4'500},
      {fonds, "2025-12", "/intermediary/counts/issued/count", 1},  // told in January
      {fonds, "2025-12&knownAt=2026-01-14T00:00:00Z", "/intermediary/counts/issued/count", 0},
      {fonds, "2025-12&atSequence=48", "/intermediary/counts/voided/count", 1},
      {fonds, "2025-12&atSequence=47", "/intermediary/counts/voided/count", 0},
      {"/v1/balances?period=", "2025-09", "/debitCents", 9'450'000},
      {"/v1/balances?period=", "2026-02", "/debitCents", 4'500},
      {"/v1/reconciliation?period=", "2025", "/redeemedNotInvoiced/count", 2},
      {"/v1/reconciliation?period=", "2026", "/redeemedNotInvoiced/count", 1},
  }};
  for (const auto& [read, period, figure, value] : rows) {
    const auto body = json_of(served_.get(who::coordinator, fmt::format("{}{}", read, period)));
    ASSERT_TRUE(body.is_object()) << read << period;
    EXPECT_EQ(body.at_pointer(figure), value) << read << period << " " << figure;
  }
}

TEST_F(PeriodOfARead, ListsTheInvoicesDatedInIt) {
  const auto count = [&](std::string_view period) {
    const auto body = json_of(served_.get(who::coordinator, fmt::format("/v1/invoices?period={}", period)));
    return body.at("invoices").as_array().size();
  };
  EXPECT_EQ(count("2025-10"), 1U);
  EXPECT_EQ(count("2025-11"), 2U);
  EXPECT_EQ(count("2025"), 3U);
  EXPECT_EQ(count("2026"), 0U);
}

/// Zeros would pass for an answer.
TEST_F(PeriodOfARead, IsNotThereBeforeTheSchemeOrBeforeItBegins) {
  const auto expect_none = [&](const std::string& target, std::string_view why) {
    const auto answer = served_.get(who::coordinator, target);
    EXPECT_EQ(told(answer), "404 not-found") << target;
    EXPECT_NE(answer.body.find(why), std::string::npos) << target << " " << answer.body;
  };
  for (const std::string_view read : reads_of_a_period) {
    const auto of = [&](std::string_view period) { return fmt::format("{}?period={}", read, period); };
    expect_none(of("2030"), "2030 had not begun on 2026-02-01");
    expect_none(of("2030-Q1"), "2030-Q1 had not begun on 2026-02-01");
    expect_none(of("2026-03"), "ask for 2025-09..2026-02");
    expect_none(of("2024"), "2024 ended before the scheme opened on 2025-09-01");
    expect_none(of("2025-08"), "ask for 2025-09..2026-02");
    expect_none(of("2025-Q4&atSequence=5"), "2025-Q4 had not begun");
    EXPECT_EQ(told(served_.get(who::coordinator, of("2024..2025-09"))), "200") << "a month of it is there";
  }
  expect_none("/v1/reconciliation?limit=0&period=2030", "2030 had not begun");
  for (const char* year : {"2024", "2099"}) {
    const auto why = fmt::format("{} has neither a ceiling nor a movement at that moment; ask for 2025, 2026", year);
    expect_none(fmt::format("/v1/fund?year={}", year), why);
  }
  expect_none("/v1/fund?year=2025&atSequence=0", "2025 has neither a ceiling nor a movement at that moment; no year");
}

TEST_F(PeriodOfARead, OfTheFundIsThereBeforeItBeginsWhereItHasACeiling) {
  const auto years = json_of(served_.get(who::coordinator, "/v1/fund?atSequence=20")).at("years").as_array();
  ASSERT_EQ(years.size(), 2U) << "2026 has not begun then";
  for (const auto& year : years) {
    const auto target = fmt::format("/v1/fund?year={}&atSequence=20", year.at("year").as_int64());
    EXPECT_EQ(json_of(served_.get(who::coordinator, target)).at_pointer("/years/0"), year) << target;
  }
}

TEST_F(PeriodOfARead, IsRefusedWhereItIsNone) {
  for (const std::string_view read : reads_of_a_period) {
    const auto told_of = [&](std::string_view period) {
      return told(served_.get(who::coordinator, fmt::format("{}?period={}", read, period)));
    };
    for (const std::string_view period : {"2026", "2026-Q1", "2026-01", "2025..2026-Q1", "2000-01..2099-12"}) {
      EXPECT_EQ(told_of(period), "200") << read << " " << period;
    }
    for (const std::string_view period :
         {"", "26", "1999", "2100", "2026-Q0", "2026-Q5", "2026-q1", "2026-00", "2026-13", "2026-01-01", "2026..",
          "..2026", "2026..2025", "2026-Q2..2026-01", "2026...2027", "2026..2027..2028", "year", "2026%20"}) {
      EXPECT_EQ(told_of(period), "400 bad-query") << read << " " << period;
    }
  }
  for (const std::string_view year : {"1999", "2100", "26", "-2026", "2026-Q1", ""}) {
    EXPECT_EQ(told(served_.get(who::coordinator, fmt::format("/v1/fund?year={}", year))), "400 bad-query") << year;
  }
}

}  // namespace
}  // namespace bonboek::test
