// An answer does not tell where it came from: rows, a snapshot and a replay give the same JSON at every moment, also
// where what was recorded came to nothing.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "ledger/voucher_number.hpp"
#include "projections/kept_books.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/books_text.hpp"
#include "tests/projections/desk.hpp"
#include "tests/projections/kept_moments.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

constexpr unsigned vouchers_minted = 12;
constexpr const char* ceilings = R"({"events":[
  {"type":"ceiling-set","occurredOn":"2025-09-01","year":2025,"amountCents":1000000},
  {"type":"ceiling-set","occurredOn":"2025-09-01","year":2026,"amountCents":1000000}]})";

std::string voucher(unsigned serial) {
  return to_string(VoucherNumber{2025, serial});
}

/// Posts whatever comes: much of it is refused, much of the rest comes to nothing.
class Chance {
 public:
  Chance(Desk& desk, unsigned seed) : desk_(desk), random_(seed) {}

  void post() {
    switch (below(9)) {
      case 0:
        return post_money("fund-deposited", "fund-returned");
      case 1:
        return post_money("cost-booked", "");
      case 2:
      case 3:
        return take(
            fmt::format(R"({{"type":"issued","occurredOn":"{}","vouchers":["{}"],"intermediary":"{}","track":1}})",
                        date(), voucher(1 + below(vouchers_minted)), below(2) == 0 ? "doen" : "gemeente"));
      case 4:
      case 5:
        return take(fmt::format(R"({{"type":"redeemed","occurredOn":"{}","vouchers":["{}"],"library":"{}"}})", date(),
                                voucher(1 + below(vouchers_minted)), below(2) == 0 ? "venlo" : "heerlen"));
      case 6:
        return take(fmt::format(R"({{"type":"quarter-closed","occurredOn":"2026-11-01","quarter":"{}"}})", quarter()));
      case 7:
        return take(fmt::format(R"({{"type":"ceiling-set","occurredOn":"2025-10-01","year":{},"amountCents":{}}})",
                                2025 + below(2), 1000 * below(2)));
      default:
        for (unsigned i = 0; i < 2; ++i) take_back(desk_.log().tip().value - 1 - below(8));
    }
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  std::string date() {
    const unsigned month = below(14);  // from 2025-10 on
    return fmt::format("{}-{:02}-{:02}", 2025 + (9 + month) / 12, 1 + (9 + month) % 12, 1 + below(28));
  }
  std::string quarter() {
    const unsigned quarters = 3 + below(4);
    return fmt::format("{}-Q{}", 2025 + quarters / 4, 1 + quarters % 4);
  }
  void take(const std::string& body) { static_cast<void>(desk_.try_post(body)); }
  void take_back(std::uint64_t sequence) {
    take(fmt::format(R"({{"type":"reversed","occurredOn":"2026-11-20","reversedSequence":{},"reason":"duplicate"}})",
                     sequence));
  }
  /// One event, or two in one submission that come to nothing.
  void post_money(std::string_view type, std::string_view turned_round) {
    const auto on = date();
    const auto event = [&](std::string_view each) {
      return fmt::format(R"({{"type":"{}","occurredOn":"{}","amountCents":10000,"reference":"R"}})", each, on);
    };
    if (turned_round.empty() || below(3) == 0) return take(event(type));
    take(fmt::format(R"({{"events":[{},{}]}})", event(type), event(turned_round)));
  }

  Desk& desk_;
  std::mt19937 random_;
};

/// The books after every submission, from what is kept; "not kept" where they are not.
std::vector<std::string> kept_texts(const Log& log) {
  std::vector<std::string> texts;
  for (const Told& told : submissions_of(log)) {
    const auto kept =
        kept_books_at(log, {.known_at = {}, .at_sequence = Sequence{told.first.value + told.event_count - 1}});
    texts.push_back(kept ? books_text(kept->books()) : "not kept");
  }
  return texts;
}

std::vector<std::string> replayed_texts(const Log& log) {
  std::vector<std::string> texts;
  for (const Told& told : submissions_of(log)) {
    texts.push_back(books_text(
        replay(log, {.known_at = {}, .at_sequence = Sequence{told.first.value + told.event_count - 1}}).books()));
  }
  return texts;
}

void expect_same_answers(const Log& log) {
  const auto replayed = replayed_texts(log);
  EXPECT_EQ(kept_texts(log), replayed) << "from rows";
  keep_all(log, 0);  // a snapshot after every row
  EXPECT_EQ(kept_texts(log), replayed) << "from snapshots";
}

TEST(SameAnswers, OfRandomHistories) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const TestFolder folder;
    Desk desk(folder.log());
    desk.post(opening());
    desk.post(ceilings);
    desk.post(
        fmt::format(R"({{"type":"minted","occurredOn":"2025-09-01","vouchers":["{}..{}"],"intermediary":"doen"}})",
                    voucher(1), voucher(vouchers_minted)));
    Chance chance(desk, seed);
    for (int i = 0; i < 40; ++i) chance.post();
    ASSERT_GE(submissions_of(desk.log()).size(), 12U) << seed;
    SCOPED_TRACE(seed);
    expect_same_answers(desk.log());
  }
}

TEST(SameAnswers, OfAYearWhoseMoneyWentBack) {
  const TestFolder folder;
  Desk desk(folder.log());
  desk.post(opening());
  desk.post(R"({"events":[
    {"type":"fund-deposited","occurredOn":"2025-12-31","amountCents":10000,"reference":"D"},
    {"type":"fund-returned","occurredOn":"2025-12-31","amountCents":10000,"reference":"D"}]})");
  desk.post(R"({"type":"ceiling-set","occurredOn":"2025-10-01","year":2026,"amountCents":1000})");
  expect_same_answers(desk.log());
  EXPECT_EQ(desk.views().figures().fund().years(desk.views().facts().standing()), std::vector<Year>{2026});
}

TEST(SameAnswers, OfACorrectionThatCameToNothing) {
  const TestFolder folder;
  Desk desk(folder.log());
  desk.post(opening());
  desk.post(ceilings);
  desk.post(fmt::format(R"({{"type":"minted","occurredOn":"2025-09-01","vouchers":["{}"],"intermediary":"doen"}})",
                        voucher(1)));
  desk.post(R"({"type":"quarter-closed","occurredOn":"2026-01-10","quarter":"2025-Q4"})");
  desk.post(fmt::format(R"({{"type":"redeemed","occurredOn":"2025-11-01","vouchers":["{}"],"library":"venlo"}})",
                        voucher(1)));
  const Quarter first_of_2026{static_cast<std::uint16_t>(4U * (2026 - first_year))};
  EXPECT_EQ(desk.views().figures().corrections().shown_in(first_of_2026).size(), 1U);
  desk.post(fmt::format(R"({{"type":"reversed","occurredOn":"2026-01-20","reversedSequence":{},"reason":"duplicate"}})",
                        desk.log().tip().value - 1));
  EXPECT_TRUE(desk.views().figures().corrections().shown_in(first_of_2026).empty());
  expect_same_answers(desk.log());
}

}  // namespace
}  // namespace bonboek
