#include "ops/scenario/calendar.hpp"

#include <algorithm>

namespace bonboek::scenario {
namespace {

constexpr int days_1970_to_2000 = 10'957;
constexpr std::int64_t micros_per_minute = 60'000'000;
constexpr std::int64_t micros_per_day = 24 * 60 * micros_per_minute;

// 2000-01-01 was a Saturday: 0 is Saturday, 1 Sunday.
unsigned weekday(Date date) {
  return date.day % 7U;
}

bool is_holiday(Date date) {
  const Year year = year_of(date);
  return date == date_of(year, 1, 1) || date == date_of(year, 12, 25) || date == date_of(year, 12, 26);
}

}  // namespace

Date days_after(Date date, int days) {
  return Date{static_cast<std::uint16_t>(date.day + days)};
}

int days_between(Date from, Date to) {
  return static_cast<int>(to.day) - static_cast<int>(from.day);
}

bool is_sunday(Date date) {
  return weekday(date) == 1;
}

bool is_workday(Date date) {
  return weekday(date) > 1 && !is_holiday(date);
}

Date workday_from(Date date) {
  while (!is_workday(date)) date = days_after(date, 1);
  return date;
}

Date workdays_after(Date date, int days) {
  for (; days > 0; --days) date = workday_from(days_after(date, 1));
  return date;
}

Date last_day_of_year(Year year) {
  return date_of(year, 12, 31);
}

Date same_day_in(Year year, Date date) {
  return date_in_year(year, std::min(day_of_year(date), 364U));
}

Date next_month(Date date) {
  const unsigned month = month_of(date).value % 12U + 2U;
  return month > 12 ? date_of(static_cast<Year>(year_of(date) + 1), 1, 1) : date_of(year_of(date), month, 1);
}

Quarter next(Quarter quarter) {
  return Quarter{static_cast<std::uint16_t>(quarter.value + 1)};
}

Timestamp moment(Date date, Hour hour, unsigned minute) {
  const std::int64_t minutes = static_cast<std::int64_t>(hour) * 60 + minute;
  return Timestamp{(days_1970_to_2000 + date.day) * micros_per_day + minutes * micros_per_minute};
}

Date utc_date(Timestamp at) {
  return Date{static_cast<std::uint16_t>(at.micros / micros_per_day - days_1970_to_2000)};
}

}  // namespace bonboek::scenario
