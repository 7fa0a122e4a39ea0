#include "ledger/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/ledger/arbitrary.hpp"

namespace bonboek {
namespace {

constexpr std::string_view amsterdam = "Europe/Amsterdam";

Date dutch_date_at(std::string_view moment) {
  return local_date(parse_timestamp(moment).value(), amsterdam);
}

TEST(Time, EveryDateParsesBackAndStandsInItsMonthQuarterAndYear) {
  Year year = first_year;
  unsigned ordinal = 0;
  for (int day = 0; day <= last_date.day; ++day) {
    const Date date{static_cast<std::uint16_t>(day)};
    const auto text = to_string(date);
    ASSERT_EQ(parse_date(text), date) << text;
    if (text.ends_with("-01-01") && day != 0) {
      ++year;
      ordinal = 0;
    }
    ASSERT_EQ(year_of(date), year) << text;
    ASSERT_EQ(day_of_year(date), ordinal) << text;
    ASSERT_EQ(date_in_year(year, ordinal), date) << text;
    ASSERT_EQ(to_string(month_of(date)), text.substr(0, 7));
    ASSERT_TRUE(period_of(quarter_of(date)).contains(month_of(date))) << text;
    ASSERT_TRUE(period_of(year).contains(month_of(date))) << text;
    ASSERT_LE(date, last_day_of(quarter_of(date))) << text;
    ++ordinal;
  }
  EXPECT_EQ(year, last_year);
}

TEST(Time, TheEpochAndTheLastDateAreWhatTheHeaderSays) {
  EXPECT_EQ(to_string(Date{0}), "2000-01-01");
  EXPECT_EQ(to_string(last_date), "2099-12-31");
  EXPECT_EQ(date_of(2024, 2, 29), parse_date("2024-02-29"));
  EXPECT_EQ(to_string(last_day_of(*parse_quarter("2028-Q1"))), "2028-03-31");
  EXPECT_EQ(to_string(last_day_of(*parse_quarter("2099-Q4"))), "2099-12-31");
}

TEST(Time, RefusesDatesThatDoNotExistOrAreWrittenOtherwise) {
  for (const auto* text : {"", "2025", "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00",
                           "2025-1-01", "25-01-01", "2025/01/01", "2025-01-01 ", " 2025-01-01", "1999-12-31",
                           "2100-01-01", "2025-01-0a", "2025-01-01T", "20250101", "+025-01-01", "2025-01--1"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Time, RefusesQuartersThatAreWrittenOtherwise) {
  for (const auto* text : {"", "2026-Q0", "2026-Q5", "2026Q3", "2026-q3", "2026-Q33", "1999-Q1", "2100-Q1", "2026-Q"}) {
    EXPECT_FALSE(parse_quarter(text)) << text;
  }
}

RC_GTEST_PROP(Time, QuartersParseBack, (Quarter quarter)) {
  RC_ASSERT(parse_quarter(to_string(quarter)) == quarter);
  RC_ASSERT(quarter_of(last_day_of(quarter)) == quarter);
}

RC_GTEST_PROP(Time, PeriodsParseBack, (Month a, Month b)) {
  const Period period{std::min(a, b), std::max(a, b)};
  RC_ASSERT(parse_period(to_string(period)) == period);
}

RC_GTEST_PROP(Time, WholeYearsAndQuartersAreWrittenAsSuch, (Date date)) {
  RC_ASSERT(to_string(period_of(year_of(date))) == to_string(date).substr(0, 4));
  RC_ASSERT(to_string(period_of(quarter_of(date))) == to_string(quarter_of(date)));
}

TEST(Time, PeriodsJoinYearsQuartersAndMonths) {
  EXPECT_EQ(parse_period("2026"), period_of(Year{2026}));
  EXPECT_EQ(parse_period("2026-Q3"), period_of(*parse_quarter("2026-Q3")));
  EXPECT_EQ(to_string(*parse_period("2026-08")), "2026-08");
  EXPECT_EQ(to_string(*parse_period("2025..2027")), "2025-01..2027-12");
  EXPECT_EQ(parse_period("2025-10..2026-Q1"), parse_period("2025-10..2026-03"));
  EXPECT_EQ(parse_period("2026-Q3..2026-Q3"), parse_period("2026-Q3"));
  EXPECT_EQ(parse_period("2000..2099"), all_time);
}

TEST(Time, RefusesPeriodsThatAreBackwardsOrWrittenOtherwise) {
  for (const auto* text :
       {"", "..", "2026..", "..2026", "2027..2026", "2026-08..2026-07", "2026-00", "2026-13", "2026-8", "2026-Q3-08",
        "2026-08-01", "2026...2027", "2026..2027..2028", "1999", "2100", "2026 "}) {
    EXPECT_FALSE(parse_period(text)) << text;
  }
}

RC_GTEST_PROP(Time, MomentsParseBack, (Timestamp at)) {
  RC_ASSERT(parse_timestamp(to_string(at)) == at);
}

TEST(Time, AMomentsFractionHasNoneToSixDigits) {
  const auto whole = parse_timestamp("2026-08-03T09:00:07Z");
  ASSERT_TRUE(whole);
  EXPECT_EQ(to_string(*whole), "2026-08-03T09:00:07.000000Z");
  EXPECT_EQ(to_string(*parse_timestamp("2026-08-03T09:00:07.5Z")), "2026-08-03T09:00:07.500000Z");
  EXPECT_EQ(to_string(*parse_timestamp("2026-08-03T09:00:07.000001Z")), "2026-08-03T09:00:07.000001Z");
  EXPECT_EQ(parse_timestamp("2000-01-01T00:00:00Z"), Timestamp{946'684'800'000'000});
}

TEST(Time, RefusesMomentsThatAreWrittenOtherwise) {
  for (const auto* text :
       {"", "2026-08-03", "2026-08-03T09:00Z", "2026-08-03T09:00:00", "2026-08-03T09:00:00+00:00",
        "2026-08-03 09:00:00Z", "2026-08-03T24:00:00Z", "2026-08-03T09:60:00Z", "2026-08-03T09:00:60Z",
        "2026-08-03T09:00:00.Z", "2026-08-03T09:00:00.1234567Z", "2026-08-03T09:00:00,5Z", "2026-02-30T09:00:00Z",
        "2026-08-03T09:00:00ZZ", "2026-08-03T09-00-00Z", "2026-08-03t09:00:00z", "2100-01-01T00:00:00Z"}) {
    EXPECT_FALSE(parse_timestamp(text)) << text;
  }
}

TEST(Time, TheDutchDateTurnsAtDutchMidnight) {
  EXPECT_EQ(to_string(dutch_date_at("2026-01-15T22:59:59.999999Z")), "2026-01-15");
  EXPECT_EQ(to_string(dutch_date_at("2026-01-15T23:00:00Z")), "2026-01-16");
  EXPECT_EQ(to_string(dutch_date_at("2026-07-15T21:59:59.999999Z")), "2026-07-15");
  EXPECT_EQ(to_string(dutch_date_at("2026-07-15T22:00:00Z")), "2026-07-16");
}

TEST(Time, TheDutchYearTurnsAnHourBeforeUtc) {
  EXPECT_EQ(to_string(dutch_date_at("2025-12-31T22:59:59.999999Z")), "2025-12-31");
  EXPECT_EQ(to_string(dutch_date_at("2025-12-31T23:00:00Z")), "2026-01-01");
}

TEST(Time, TheDutchDateFollowsSummerTime) {
  // Summer time begins on 29 March 2026 and ends on 25 October 2026, both at 01:00 UTC.
  EXPECT_EQ(to_string(dutch_date_at("2026-03-28T22:59:59Z")), "2026-03-28");
  EXPECT_EQ(to_string(dutch_date_at("2026-03-28T23:00:00Z")), "2026-03-29");
  EXPECT_EQ(to_string(dutch_date_at("2026-03-29T21:59:59Z")), "2026-03-29");
  EXPECT_EQ(to_string(dutch_date_at("2026-03-29T22:00:00Z")), "2026-03-30");
  EXPECT_EQ(to_string(dutch_date_at("2026-10-24T22:00:00Z")), "2026-10-25");
  EXPECT_EQ(to_string(dutch_date_at("2026-10-25T22:59:59Z")), "2026-10-25");
  EXPECT_EQ(to_string(dutch_date_at("2026-10-25T23:00:00Z")), "2026-10-26");
}

TEST(Time, KnowsTheZonesOfTheDatabaseAndNoOthers) {
  EXPECT_TRUE(is_time_zone(amsterdam));
  EXPECT_TRUE(is_time_zone("UTC"));
  EXPECT_FALSE(is_time_zone("Europe/Maastricht"));
  EXPECT_FALSE(is_time_zone(""));
  EXPECT_THROW(static_cast<void>(local_date(Timestamp{0}, "Europe/Maastricht")), std::runtime_error);
}

}  // namespace
}  // namespace bonboek
