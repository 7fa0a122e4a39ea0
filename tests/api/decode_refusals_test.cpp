#include <fmt/format.h>
#include <gmock/gmock.h>

#include "api/excerpt.hpp"
#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view redeemed = R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"]})";

struct Row {
  std::string_view body;
  std::string_view refusals;  // name and place of each, with "; " between
};

void expect_refusals(std::initializer_list<Row> rows, BodyForm form = BodyForm::json) {
  for (const Row& row : rows) {
    EXPECT_EQ(fmt::format("{}", fmt::join(refusals_of(row.body, form), "; ")), row.refusals) << row.body;
  }
}

TEST(DecodeRefuses, WhatIsNoBody) {
  expect_refusals({
      {"", "malformed-json"},
      {"  ", "malformed-json"},
      {"{", "malformed-json"},
      {"{}}", "malformed-json"},
      {"{} {}", "malformed-json"},
      {"{},", "malformed-json"},
      {"{'type':1}", "malformed-json"},
      {"{\"type\":\"minted\",}", "malformed-json"},
      {"{\"type\":\"\xC0\xAF\"}", "malformed-json"},
      {"{\"type\":\"\\ud800\"}", "malformed-json"},
      {"{\"type\":\"a\nb\"}", "malformed-json"},
      {"{\"a\":01}", "malformed-json"},
      {"{\"a\":1e}", "malformed-json"},
      {"{\"a\":99999999999999999999999-1}", "malformed-json"},
      {"{\"a\":NaN}", "malformed-json"},
      {{"{}\0", 3}, "malformed-json"},
      {"\xEF\xBB\xBF{}", "malformed-json"},
      {"[]", "not-an-object"},
      {"\"minted\"", "not-an-object"},
      {"null", "not-an-object"},
      {"{\"events\":[]}", "no-events events"},
      {"{\"events\":{}}", "wrong-type events"},
      {"{\"events\":[],\"mode\":1}", "unknown-field mode; no-events events"},
      {"{\"events\":[],\"events\":[]}", "duplicate-field events; no-events events"},
      {"{\"events\":[1,null,[]]}", "not-an-object events[0]; not-an-object events[1]; not-an-object events[2]"},
  });
  expect_refusals(
      {
          {"", "no-events"},
          {"\n \r\n\t", "no-events"},
          {"\xEF\xBB\xBF{}", "malformed-json"},
          {"{\n}", "malformed-json events[0]; malformed-json events[1]"},
          {"{} {}", "malformed-json events[0]"},
          {"1", "not-an-object events[0]"},
          {"{\"events\":[]}",
           "unknown-field events[0].events; missing-field events[0].occurredOn; missing-field events[0].type"},
      },
      BodyForm::ndjson);
}

TEST(DecodeRefuses, MalformedJsonAndSaysWhere) {
  struct Fault {
    std::string_view body;
    std::string_view place;
  };
  for (const Fault& row :
       {Fault{"{\"type\":", "line 1, byte 9 of it"}, Fault{"{\n \"type\" \"minted\"}", "line 2, byte 9 of it"},
        Fault{"{}\n}", "line 2, byte 1 of it"}, Fault{"{\"a\":01}", "line 1, byte 7 of it"}}) {
    const Posted posted = decode(row.body, BodyForm::json);
    ASSERT_EQ(posted.refusals.count, 1U) << row.body;
    EXPECT_NE(posted.refusals.list[0].detail.find(row.place), std::string::npos) << posted.refusals.list[0].detail;
  }
}

TEST(DecodeRefuses, FieldsThatTheTypeDoesNotCarry) {
  expect_refusals({
      {"{}", "missing-field events[0].occurredOn; missing-field events[0].type"},
      {R"({"type":"minter","occurredOn":"2025-10-01"})", "unknown-type events[0].type"},
      {R"({"type":"","occurredOn":"2025-10-01"})", "unknown-type events[0].type"},
      {R"({"type":17,"occurredOn":"2025-10-01"})", "wrong-type events[0].type"},
      {R"({"type":"minter","bsn":1})",
       "unknown-type events[0].type; unknown-field events[0].bsn; "
       "missing-field events[0].occurredOn"},
      {R"({"type":"minter","occurredOn":"2025-10-01","track":5})",
       "unknown-type events[0].type; "
       "bad-value events[0].track"},
      {R"({"type":"redeemed"})", "missing-field events[0].occurredOn; missing-field events[0].vouchers"},
      {R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"],"track":1})",
       "unknown-field events[0].track"},
      {R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"],"sequence":1,"":2})",
       "unknown-field events[0].sequence; unknown-field events[0]"},
      {R"({"type":"redeemed","type":"issued","occurredOn":"2025-10-01","vouchers":["25-000001-10"]})",
       "duplicate-field events[0].type"},
      {R"({"type":"redeemed","occurredOn":"2025-10-01","occurredOn":1,"vouchers":["25-000001-10"]})",
       "duplicate-field events[0].occurredOn"},
      {R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"],"Library":"venlo"})",
       "unknown-field events[0].Library"},
      {R"({"type":"fund-deposited","occurredOn":"2025-10-01","amountCents":1,"reference":"r","vouchers":[]})",
       "unknown-field events[0].vouchers"},
  });
}

TEST(DecodeRefuses, NestingBeyondItsBound) {
  const auto nested = [](std::size_t lists) {
    return R"({"x":)" + std::string(lists, '[') + "1" + std::string(lists, ']') + "}";
  };
  EXPECT_THAT(refusals_of(nested(max_depth - 1)), testing::Contains("unknown-field events[0].x"));
  EXPECT_THAT(refusals_of(nested(max_depth)), ElementsAre("malformed-json"));
  EXPECT_THAT(refusals_of(nested(100'000)), ElementsAre("malformed-json"));
}

TEST(DecodeRefuses, LinesBeyondTheirBoundAndReadsTheOthers) {
  const std::string within = std::string(redeemed) + "\n";
  const auto line_of = [](std::size_t size) { return "\"" + std::string(size - 2, 'x') + "\"\n"; };
  EXPECT_THAT(refusals_of(within + line_of(max_line_bytes) + line_of(max_line_bytes + 1) + within, BodyForm::ndjson),
              ElementsAre("not-an-object events[1]", "line-too-long events[2]"));
}

TEST(DecodeRefuses, MoreEventsThanASubmissionHolds) {
  const std::string_view at_most =
      R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10..25-100000-34"]})";
  const std::string_view one_more =
      R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10..25-100001-31"]})";
  const std::string_view far_more =
      R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10..25-999999999-68","x"]})";
  expect_refusals({
      {at_most, ""},
      {one_more, "too-many-events events[0]"},
      {far_more, "too-many-events events[0]"},
  });
  const std::string no_voucher = R"({"type":"library-withdrawn","occurredOn":"2025-10-01","id":"v"})";
  expect_refusals({{fmt::format("{}\n{}\n{{}}", at_most, no_voucher), "too-many-events events[1]"}}, BodyForm::ndjson);
  expect_refusals({{fmt::format(R"({{"events":[{},{},{{}}]}})", at_most, no_voucher), "too-many-events events[1]"}});
}

TEST(DecodeRefuses, MoreLinesThanASubmissionHoldsEvenWhereNoneIsAnEvent) {
  std::string body;
  for (std::uint64_t i = 0; i < max_submission_events + 10; ++i) body += "?\n";
  const Posted posted = decode(body, BodyForm::ndjson);
  EXPECT_EQ(posted.refusals.count, max_submission_events + 2);
  EXPECT_EQ(posted.refusals.list.size(), max_refusals);
}

TEST(DecodeRefuses, WithLittleOfTheInputAndNoControlCharacters) {
  const std::string evil = R"(\u001b[31m\u202e\u0085)";
  const std::string much = evil + std::string(10'000, 'x');
  const Posted posted = decode(
      fmt::format(
          R"({{"events":[{{"type":"{0}","{0}":1}},{{"type":"redeemed","occurredOn":"{0}","vouchers":["{0}"]}}]}})",
          much),
      BodyForm::json);
  ASSERT_EQ(posted.refusals.count, 5U);
  for (const auto& refusal : posted.refusals.list) {
    for (const std::string& text : {refusal.detail, refusal.member}) {
      EXPECT_LT(text.size(), 300U);
      EXPECT_THAT(text, Not(HasSubstr("\x1b")));
      EXPECT_THAT(text, Not(HasSubstr(std::string(max_excerpt_bytes, 'x'))));
    }
  }
  EXPECT_THAT(posted.refusals.list.at(0).detail, HasSubstr(R"(\u{001b}[31m\u{202e}\u{0085}xxx)"));
}

TEST(DecodeRefuses, TellingTheByteThatIsNotUtf8) {
  const Posted posted = decode("{\"type\":\"\xE2\x82\xAC\xFF\"}", BodyForm::json);
  ASSERT_EQ(posted.refusals.count, 1U);
  EXPECT_THAT(posted.refusals.list[0].detail, HasSubstr("byte 12 "));
}

TEST(Excerpt, KeepsWholeCharacters) {
  EXPECT_EQ(to_string(Excerpt{"Café"}), "Café");
  EXPECT_EQ(to_string(Excerpt{std::string(64, 'x')}), std::string(64, 'x'));
  EXPECT_EQ(to_string(Excerpt{std::string(63, 'x') + "é"}), std::string(63, 'x') + "...");
  EXPECT_EQ(to_string(Excerpt{"a\xFFz"}), "a\\x{ff}z");
  EXPECT_EQ(to_string(Excerpt{""}), "");
}

}  // namespace
}  // namespace bonboek
