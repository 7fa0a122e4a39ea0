// Values that don't have the form of their field.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

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
  EXPECT_THAT(refusals_of(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":[]})"),
              ElementsAre("bad-value events[0].vouchers"));
  EXPECT_THAT(refusals_of(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":"25-000001-10"})"),
              ElementsAre("wrong-type events[0].vouchers"));
}

TEST(DecodeRefuses, WithoutTellingTheRightCheckDigits) {
  const Posted posted =
      decode(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-99"]})", BodyForm::json);
  EXPECT_THAT(posted.refusals.list.at(0).detail, Not(HasSubstr("10")));
}

}  // namespace
}  // namespace bonboek
