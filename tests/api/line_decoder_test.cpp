// NDJSON as it comes in: pieces cut anywhere are read as the whole body, and events that say the same of one voucher
// each become one item.
#include "api/line_decoder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>

#include "tests/api/arbitrary_event.hpp"
#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

using testing::ElementsAre;

/// Everything that was read, as text: items with the events that they stand for, and refusals with their details.
std::vector<std::string> told(const Posted& posted) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < posted.items.size(); ++i) {
    out.push_back(fmt::format("{} {}", posted.places.at(i), fields_of(posted.items[i])));
  }
  for (const std::uint32_t item : posted.joined) out.push_back(fmt::format("joined {}", item));
  for (const Refusal& refusal : posted.refusals.list) {
    out.push_back(fmt::format("{} {} {}", row_of(refusal.code).name, place_of(refusal), refusal.detail));
  }
  out.push_back(std::to_string(posted.refusals.count));
  return out;
}

std::string redeemed(std::string_view voucher, std::string_view date = "2025-10-01") {
  return fmt::format(R"({{"type":"redeemed","occurredOn":"{}","vouchers":["{}"]}})", date, voucher) + "\n";
}

constexpr std::string_view one = "25-000001-10";
constexpr std::string_view two = "25-000002-07";
constexpr std::string_view three = "25-000003-04";

std::vector<std::string> read(std::string_view body) {
  return told(decode(body, BodyForm::ndjson));
}

TEST(LineDecoder, ReadsPiecesAsTheWholeBody) {
  rc::check([] {
    auto events = *rc::gen::nonEmpty(rc::gen::container<std::vector<Members>>(arbitrary_event()));
    const auto again = *rc::gen::inRange<std::size_t>(0, 3);  // so that some are joined
    for (std::size_t i = 0; i < again; ++i) events.push_back(events.back());
    std::string body = written(events, BodyForm::ndjson);
    const auto line = *rc::gen::element<std::string>("", "\n", "\r\n \t\n", "\n{", "\n1\n", "\nx\n\n");
    body.insert(*rc::gen::inRange<std::size_t>(0, body.size() + 1), line);
    LineDecoder lines;
    for (std::string_view rest = body; !rest.empty();) {
      const auto size = *rc::gen::inRange<std::size_t>(1, std::min<std::size_t>(rest.size(), 200) + 1);
      const std::string piece(rest.substr(0, size));  // of its own, so that reading past its end is noticed
      static_cast<void>(lines.take(piece));
      rest.remove_prefix(size);
    }
    RC_ASSERT(told(lines.finish()) == read(body));
  });
}

TEST(LineDecoder, JoinsEventsThatSayTheSameOfOneVoucherEach) {
  EXPECT_THAT(read(redeemed(one) + redeemed(two) + "\n" + redeemed(three)),
              ElementsAre(R"(0 {"occurredOn":"2025-10-01","type":"redeemed","vouchers":["25-000001-10","25-000002-07",)"
                          R"("25-000003-04"]})",
                          "joined 0", "0"));
  const std::string other_order = R"({"vouchers":["25000003 04"],"occurredOn":"2025-10-01","type":"redeemed"})";
  EXPECT_THAT(
      read(redeemed(one) + other_order),
      ElementsAre(R"(0 {"occurredOn":"2025-10-01","type":"redeemed","vouchers":["25-000001-10","25-000003-04"]})",
                  "joined 0", "0"));
}

TEST(LineDecoder, JoinsNothingElse) {
  const auto places = [](std::string_view body) {
    const Posted posted = decode(body, BodyForm::ndjson);
    EXPECT_EQ(posted.joined, std::vector<std::uint32_t>{}) << body;
    return posted.places;
  };
  EXPECT_THAT(places(redeemed(one) + redeemed(two, "2025-10-02")), ElementsAre(0, 1));
  EXPECT_THAT(places(redeemed(one) + redeemed(fmt::format("{}..{}", two, three))), ElementsAre(0, 1));
  EXPECT_THAT(places(redeemed(fmt::format("{}..{}", two, three)) + redeemed(one)), ElementsAre(0, 1));
  EXPECT_THAT(places(redeemed(one) + "{\n" + redeemed(two)), ElementsAre(0, 2));
  EXPECT_THAT(places(redeemed(one) + redeemed("25-000002-08") + redeemed(three)), ElementsAre(0, 2));
  const std::string lost = R"({"type":"fund-deposited","occurredOn":"2025-10-01","amountCents":1,"reference":"r"})"
                           "\n";
  EXPECT_THAT(places(lost + lost), ElementsAre(0, 1));
}

/// A line is compared with the one before it only where it is certain which bytes are the number.
TEST(LineDecoder, TakesNothingElseForTheNumber) {
  const auto invoiced = [](std::string_view invoice, std::string_view voucher) {
    return fmt::format(
               R"({{"type":"invoiced","occurredOn":"2025-10-01","invoice":"{}","amountCents":1,"vouchers":["{}"]}})",
               invoice, voucher) +
           "\n";
  };
  const auto item = [](std::string_view invoice, std::string_view vouchers) {
    return fmt::format(
        R"({{"amountCents":1,"invoice":"{}","occurredOn":"2025-10-01","type":"invoiced","vouchers":[{}]}})", invoice,
        vouchers);
  };
  EXPECT_THAT(read(invoiced("vouchers", one) + invoiced("vouchers", two)),
              ElementsAre("0 " + item("vouchers", R"("25-000001-10","25-000002-07")"), "joined 0", "0"));
  EXPECT_THAT(read(invoiced(one, one) + invoiced(two, one)),
              ElementsAre("0 " + item(one, R"("25-000001-10")"), "1 " + item(two, R"("25-000001-10")"), "0"));
  EXPECT_THAT(read(invoiced(one, R"(\u00325-000001-10)") + invoiced(two, R"(\u00325-000001-10)")),
              ElementsAre("0 " + item(one, R"("25-000001-10")"), "1 " + item(two, R"("25-000001-10")"), "0"));
}

TEST(LineDecoder, CountsJoinedEventsAsEvents) {
  std::string body;
  for (std::uint32_t i = 1; i <= max_submission_events + 1; ++i) body += redeemed(to_string(VoucherNumber{2025, i}));
  LineDecoder lines;
  EXPECT_FALSE(lines.take(body));
  EXPECT_EQ(refusals_of(lines.finish()),
            std::vector<std::string>{fmt::format("too-many-events events[{}]", max_submission_events)});
  body.resize(body.size() - redeemed(one).size());
  EXPECT_TRUE(refusals_of(body, BodyForm::ndjson).empty());
}

TEST(LineDecoder, KeepsNoMoreOfALongLineThanItReads) {
  LineDecoder lines;
  const std::string piece(1U << 16U, 'x');
  std::size_t size = 0;
  for (; size < 64 * max_line_bytes; size += piece.size()) ASSERT_TRUE(lines.take(piece));
  EXPECT_LE(lines.held_bytes(), 4 * max_line_bytes);
  ASSERT_TRUE(lines.take(" \t\n" + redeemed(one)));
  const Posted posted = lines.finish();
  EXPECT_THAT(posted.places, ElementsAre(1));
  ASSERT_EQ(posted.refusals.list.size(), 1U);
  EXPECT_EQ(posted.refusals.list.front().detail,
            fmt::format("line 1: the line has {} bytes, at most {} are read", size, max_line_bytes));
}

}  // namespace
}  // namespace bonboek
