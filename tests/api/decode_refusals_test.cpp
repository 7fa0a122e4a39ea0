#include <fmt/format.h>
#include <gmock/gmock.h>

#include "api/excerpt.hpp"
#include "ledger/utf8.hpp"
#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
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
       "unknown-field events[0].sequence; unknown-field events[0]."},
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

TEST(DecodeRefuses, AmountsThatAreNoWholeCents) {
  for (const std::string_view amount :
       {"0", "-1", "-0", "1.0", "42.50", "1e3", "1E400", "1000000001", "9223372036854775807", "9223372036854775808",
        "18446744073709551615", "18446744073709551616", "-9223372036854775809", "-99999999999999999999999999999999"}) {
    const auto body = fmt::format(
        R"({{"type":"ceiling-set","occurredOn":"2025-10-01","year":2025,"amountCents":{},"name":"\"1e400"}})", amount);
    EXPECT_THAT(refusals_of(body), ElementsAre("bad-amount events[0].amountCents", "unknown-field events[0].name"))
        << amount;
  }
  for (const std::string_view amount : {"\"4200\"", "null", "true", "[4200]", "{}"}) {
    const auto body =
        fmt::format(R"({{"type":"ceiling-set","occurredOn":"2025-10-01","year":2025,"amountCents":{}}})", amount);
    EXPECT_THAT(refusals_of(body), ElementsAre("wrong-type events[0].amountCents")) << amount;
  }
}

TEST(DecodeRefuses, ANumberThatIsTooLargeToReadWhereItStands) {
  EXPECT_THAT(refusals_of(R"({"type":"reversed","occurredOn":"2025-10-01","reason":"duplicate",
                              "reversedSequence":123456789012345678901234567890})"),
              ElementsAre("wrong-type events[0].reversedSequence"));
  EXPECT_THAT(refusals_of(R"({"events":[{"type":"reversed","occurredOn":"2025-10-01","reason":"duplicate",
                              "reversedSequence":123456789012345678},{"type":1e999,"occurredOn":"2025-10-01"}]})"),
              ElementsAre("wrong-type events[1].type"));
}

struct FieldRow {
  std::string_view type;
  std::string_view member;  // "name":value, beside what makes the event good
  std::string_view refusals;
};

constexpr std::string_view vouchers = R"("vouchers":["25-000001-10"])";

TEST(DecodeRefuses, ValuesWithoutTheFormOfTheirField) {
  constexpr FieldRow rows[] = {
      {"quarter-closed", R"("quarter":"2026-Q5")", "bad-value events[0].quarter"},
      {"quarter-closed", R"("quarter":3)", "wrong-type events[0].quarter"},
      {"policy-set", R"("policy":"strict","value":"accept")", "bad-value events[0].policy"},
      {"policy-set", R"("policy":"clock","value":"none")", "bad-value events[0].value"},
      {"tariff-set", R"("kind":"member","amountCents":1,"from":"2025-02-29")",
       "bad-value events[0].kind; bad-date events[0].from"},
      {"ceiling-set", R"("year":1999,"amountCents":1)", "bad-value events[0].year"},
      {"ceiling-set", R"("year":2100,"amountCents":1)", "bad-value events[0].year"},
      {"ceiling-set", R"("year":2025.0,"amountCents":1)", "wrong-type events[0].year"},
      {"reversed", R"("reversedSequence":-1,"reason":"duplicate")", "bad-value events[0].reversedSequence"},
      {"reversed", R"("reversedSequence":1,"reason":"lost")", "bad-value events[0].reason"},
      {"voided", R"("vouchers":["25-000001-10"],"reason":"duplicate")", "bad-value events[0].reason"},
      {"library-withdrawn", R"("id":"Venlo")", "bad-value events[0].id"},
      {"library-withdrawn", R"("id":"")", "bad-value events[0].id"},
      {"fund-deposited", R"("amountCents":1,"reference":"two words")", "bad-value events[0].reference"},
      {"scheme-opened", R"("name":" x","origin":"a b","currency":"USD","timeZone":"Europe/Venlo")",
       "bad-value events[0].name; bad-value events[0].origin; bad-value events[0].currency; "
       "bad-value events[0].timeZone"},
      {"library-registered",
       R"("id":"v","name":"a\u0000b","municipality":"GM983","isil":"NL","iban":"NL91ABNA0417164301","kvk":"1234567")",
       "bad-value events[0].name; bad-value events[0].municipality; bad-value events[0].isil; "
       "bad-value events[0].iban; bad-value events[0].kvk"},
      {"intermediary-accredited", R"("id":"v","name":"v","tracks":[])", "bad-value events[0].tracks"},
      {"intermediary-accredited", R"("id":"v","name":"v","tracks":1)", "wrong-type events[0].tracks"},
      {"intermediary-accredited", R"("id":"v","name":"v","tracks":[1,0,1,"2"])",
       "bad-value events[0].tracks[1]; bad-value events[0].tracks[2]; wrong-type events[0].tracks[3]"},
      {"intermediary-accredited", R"("id":"v","name":"v","tracks":[1,2,3,4,5,6])", "bad-value events[0].tracks[4]"},
      {"redeemed", R"("vouchers":["25-000001-10"],"library":{})", "wrong-type events[0].library"},
  };
  for (const FieldRow& row : rows) {
    const auto body = fmt::format(R"({{"type":"{}","occurredOn":"2025-10-01",{}}})", row.type, row.member);
    EXPECT_EQ(fmt::format("{}", fmt::join(refusals_of(body), "; ")), row.refusals) << body;
  }
}

TEST(DecodeRefuses, DatesThatDoNotExist) {
  for (const std::string_view date : {"2025-02-29", "2025-13-01", "2025-00-01", "2025-1-1", "01-10-2025", "20251001",
                                      "1999-12-31", "2100-01-01", "2025-10-01T00:00:00Z", "", "2025-10-01 "}) {
    EXPECT_THAT(refusals_of(fmt::format(R"({{"type":"redeemed","occurredOn":"{}",{}}})", date, vouchers)),
                ElementsAre("bad-date events[0].occurredOn"))
        << date;
  }
}

TEST(DecodeRefuses, VoucherNumbersEachAtItsPlace) {
  EXPECT_THAT(refusals_of(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10","25-000001-11",
                  "x",7,"25-000002-07..25-000001-10","25-000001-10..26-000001-26","25-000001-10..25-000002-08",
                  "25-000001-10..","..","","25-000000-13"]})"),
              ElementsAre("wrong-check-digits events[0].vouchers[1]", "bad-voucher-number events[0].vouchers[2]",
                          "wrong-type events[0].vouchers[3]", "range-backwards events[0].vouchers[4]",
                          "range-across-years events[0].vouchers[5]", "wrong-check-digits events[0].vouchers[6]",
                          "bad-voucher-number events[0].vouchers[7]", "bad-voucher-number events[0].vouchers[8]",
                          "bad-voucher-number events[0].vouchers[9]", "bad-voucher-number events[0].vouchers[10]"));
  expect_refusals({
      {R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":[]})", "bad-value events[0].vouchers"},
      {R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":"25-000001-10"})", "wrong-type events[0].vouchers"},
  });
}

TEST(DecodeRefuses, WithoutTellingTheRightCheckDigits) {
  const Posted posted =
      decode(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-99"]})", BodyForm::json);
  EXPECT_THAT(posted.refusals.list.at(0).detail, Not(HasSubstr("10")));
}

TEST(DecodeRefuses, NestingBeyondItsBound) {
  const auto nested = [](std::size_t lists) {
    return R"({"x":)" + std::string(lists, '[') + std::string(lists, ']') + "}";
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
