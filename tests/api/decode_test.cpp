#include <fmt/format.h>
#include <gmock/gmock.h>

#include <set>

#include "tests/api/decoded.hpp"

namespace bonboek {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Every type with what it requires, and where it has any with all it may carry; fields in the order of their names.
constexpr std::array good_events{
    R"({"currency":"EUR","name":"Zuinig boek","occurredOn":"2025-10-01","origin":"bonboek.example/limburg","timeZone":"Europe/Amsterdam","type":"scheme-opened"})",
    R"({"occurredOn":"2025-10-01","policy":"clock","type":"policy-set","value":"simulated"})",
    R"({"id":"venlo","municipality":"GM0983","name":"Bibliotheek Venlo","occurredOn":"2025-10-01","type":"library-registered"})",
    R"({"iban":"NL91ABNA0417164300","id":"venlo","isil":"NL-0800070000","kvk":"12345678","municipality":"GM0983","name":"Café 'de Bieb' \"Genoeg\"","occurredOn":"2025-10-01","type":"library-registered"})",
    R"({"id":"volwassenenfonds","name":"Volwassenenfonds","occurredOn":"2025-10-01","tracks":[1],"type":"intermediary-accredited"})",
    R"({"iban":"BE68539007547034","id":"gemeente-1","kvk":"00000001","municipality":"GM0001","name":"G","occurredOn":"2025-10-01","tracks":[1,2,3,4],"type":"intermediary-accredited"})",
    R"({"id":"volwassenenfonds","occurredOn":"2026-02-28","type":"accreditation-withdrawn"})",
    R"({"id":"venlo","occurredOn":"2028-02-29","type":"library-withdrawn"})",
    R"({"amountCents":4200,"from":"2025-01-01","kind":"membership","occurredOn":"2025-10-01","type":"tariff-set"})",
    R"({"amountCents":9450000,"occurredOn":"2025-10-01","type":"ceiling-set","year":2025})",
    R"({"amountCents":1000000000,"occurredOn":"2025-10-01","reference":"PL/2025.1_a-B","type":"fund-deposited"})",
    R"({"amountCents":1,"occurredOn":"2025-10-01","reference":"1","type":"fund-returned"})",
    R"({"amountCents":250000,"occurredOn":"2025-10-01","reference":"F-1","type":"cost-booked"})",
    R"({"occurredOn":"2025-10-01","type":"minted","vouchers":["25-000001-10..25-000500-65"]})",
    R"({"intermediary":"venlo","occurredOn":"2025-10-01","type":"minted","vouchers":["25-000001-10"]})",
    R"({"intermediary":"a1-b2","occurredOn":"2025-10-01","type":"allotted","vouchers":["25-000001-10","25-000002-07..25-000500-65"]})",
    R"({"occurredOn":"2025-10-01","track":4,"type":"issued","vouchers":["25-000001-10"]})",
    R"({"intermediary":"x","municipality":"GM9999","occurredOn":"2025-10-01","track":1,"type":"issued","vouchers":["25-000001-10"]})",
    R"({"occurredOn":"2025-10-01","type":"redeemed","vouchers":["25-000001-10"]})",
    R"({"library":"venlo","occurredOn":"2025-10-01","type":"renewed","vouchers":["25-000001-10"]})",
    R"({"amountCents":4200,"invoice":"V1","library":"venlo","membershipYear":2025,"occurredOn":"2025-10-01","type":"invoiced","vouchers":["25-000001-10"]})",
    R"({"amountCents":400,"intermediary":"x","invoice":"H1","occurredOn":"2025-10-01","type":"invoiced","vouchers":["25-000001-10"]})",
    R"({"amountCents":4200,"invoice":"V1","library":"venlo","occurredOn":"2025-10-01","reference":"P1","type":"paid"})",
    R"({"invoice":"V1","library":"venlo","occurredOn":"2025-10-01","type":"credited","vouchers":["25-000001-10"]})",
    R"({"intermediary":"x","occurredOn":"2025-10-01","reason":"lost","type":"voided","vouchers":["25-000001-10"]})",
    R"({"occurredOn":"2025-10-01","reason":"found-again","reversedSequence":0,"type":"reversed"})",
    R"({"occurredOn":"2026-10-01","quarter":"2026-Q3","type":"quarter-closed"})",
};

TEST(Decode, ReadsEveryFieldOfEveryType) {
  std::set<EventType> types;
  for (const std::string_view event : good_events) {
    const Posted posted = decode(event, BodyForm::json);
    ASSERT_THAT(refusals_of(posted), IsEmpty()) << event << "\n" << posted.refusals.list.front().detail;
    ASSERT_THAT(posted.items, SizeIs(1));
    EXPECT_EQ(fields_of(posted.items[0]), event);
    types.insert(posted.items[0].fact.type);
  }
  EXPECT_EQ(types.size(), catalogue().size());
}

TEST(Decode, ReadsAListOfEvents) {
  const Posted posted = decode(fmt::format("{{\"events\":[{}]}}", fmt::join(good_events, ",")), BodyForm::json);
  EXPECT_THAT(refusals_of(posted), IsEmpty());
  ASSERT_THAT(posted.items, SizeIs(good_events.size()));
  for (std::uint32_t i = 0; i < good_events.size(); ++i) {
    EXPECT_EQ(fields_of(posted.items[i]), good_events.at(i));
    EXPECT_EQ(posted.places[i], i);
  }
}

TEST(Decode, ReadsOneEventALineAndPassesOverEmptyLines) {
  const Posted posted = decode(fmt::format("\n \t\r\n{}\r\n\n", fmt::join(good_events, "\r\n")), BodyForm::ndjson);
  EXPECT_THAT(refusals_of(posted), IsEmpty());
  ASSERT_THAT(posted.items, SizeIs(good_events.size()));
  for (std::size_t i = 0; i < good_events.size(); ++i) EXPECT_EQ(fields_of(posted.items[i]), good_events.at(i));
}

TEST(Decode, TakesTheTypeFromAnywhereInTheObject) {
  const Posted posted =
      decode(R"({"vouchers":["25-000001-10"],"\u0074ype":"redeemed","occurredOn":"2025-10-01"})", BodyForm::json);
  ASSERT_THAT(posted.items, SizeIs(1));
  EXPECT_EQ(posted.items[0].fact.type, EventType::redeemed);
}

TEST(Decode, TakesVoucherNumbersAsPeopleTypeThem) {
  const Posted posted =
      decode(R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["2500000110","25 000002 07..2500050065"]})",
             BodyForm::json);
  ASSERT_THAT(posted.items, SizeIs(1));
  EXPECT_EQ(value_of(Field::vouchers, posted.items[0]), R"(["25-000001-10","25-000002-07..25-000500-65"])");
  EXPECT_EQ(posted.items[0].voucher_count(), 500U);
}

TEST(Decode, KeepsTextsThroughAMove) {
  const std::string name(100, 'n');
  Posted first = decode(R"({"type":"library-registered","occurredOn":"2025-10-01","municipality":"GM0983","id":"v",)" +
                            fmt::format(R"("name":"{}"}})", name),
                        BodyForm::json);
  const Posted second = std::move(first);
  EXPECT_EQ(second.items[0].fact.name, name);
  EXPECT_EQ(second.items[0].fact.id, "v");
}

TEST(Decode, ReadsTheOtherEventsOfABodyThatHasARefusal) {
  const Posted posted = decode(R"({"events":[
      {"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"]},
      {"type":"redeemed","occurredOn":"2025-10-32","vouchers":["25-000001-10"]},
      {"type":"redeemed","occurredOn":"2025-10-03","vouchers":["25-000001-10"]}]})",
                               BodyForm::json);
  EXPECT_THAT(refusals_of(posted), ElementsAre("bad-date events[1].occurredOn"));
  EXPECT_THAT(posted.places, ElementsAre(0, 2));
  ASSERT_THAT(posted.items, SizeIs(2));
  EXPECT_EQ(to_string(posted.items[1].fact.occurred_on), "2025-10-03");
}

TEST(Decode, ReadsTheOtherLinesOfABodyWithABadLine) {
  const std::string event = R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"]})";
  const Posted posted = decode("\n" + event + "\n{\"type\":\n[]\n" + event, BodyForm::ndjson);
  EXPECT_THAT(refusals_of(posted), ElementsAre("malformed-json events[1]", "not-an-object events[2]"));
  EXPECT_THAT(posted.refusals.list[0].detail, testing::StartsWith("line 3: "));
  EXPECT_THAT(posted.refusals.list[1].detail, testing::StartsWith("line 4: "));
  EXPECT_THAT(posted.places, ElementsAre(0, 3));
}

TEST(Decode, RecordsNothingInPartsOfABodyThatIsItselfRefused) {
  const std::string event = R"({"type":"redeemed","occurredOn":"2025-10-01","vouchers":["25-000001-10"]})";
  EXPECT_THAT(decode(R"({"events":[)" + event + R"(],"mode":"partial"})", BodyForm::json).items, IsEmpty());
  const std::string many = R"({"type":"minted","occurredOn":"2025-10-01","vouchers":["25-000001-10..25-100000-34"]})";
  ASSERT_THAT(decode(many, BodyForm::json).items, SizeIs(1));
  EXPECT_THAT(decode(event + "\n" + many, BodyForm::ndjson).items, IsEmpty());
}

}  // namespace
}  // namespace bonboek
