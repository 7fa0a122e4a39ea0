// Calendar dates, quarters and moments. Two times are kept of every event: `occurredOn`, a Dutch calendar date, and
// `recordedAt`, UTC microseconds.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace bonboek {

/// A calendar date from 2000-01-01 to 2099-12-31, as days since 2000-01-01.
struct Date {
  std::uint16_t day{0};
  friend constexpr auto operator<=>(Date, Date) = default;
};

using Year = std::uint16_t;  // 2000..2099; 0 where there is none

inline constexpr Year first_year = 2000;
inline constexpr Year last_year = 2099;
inline constexpr Date last_date{36'524};

/// A calendar month as months since January 2000: what projections count by. Quarters and years are sums of months.
struct Month {
  std::uint16_t value{0};
  friend constexpr auto operator<=>(Month, Month) = default;
};

/// A calendar quarter as quarters since 2000-Q1.
struct Quarter {
  std::uint16_t value{0};
  friend constexpr auto operator<=>(Quarter, Quarter) = default;
};

/// A stretch of whole months, both ends included.
struct Period {
  Month first;
  Month last;
  [[nodiscard]] constexpr bool contains(Month month) const { return first <= month && month <= last; }
  friend constexpr bool operator==(Period, Period) = default;
};

inline constexpr Period all_time{Month{0}, Month{1'199}};

/// A moment in UTC, microseconds since 1970-01-01.
struct Timestamp {
  std::int64_t micros{0};
  friend constexpr auto operator<=>(Timestamp, Timestamp) = default;
};

// Asked for every event, so without a calendar: of the years 2000 to 2099 every fourth is a leap year, 2000 the first.
inline constexpr unsigned days_of_four_years = 4 * 365 + 1;

[[nodiscard]] constexpr Year year_of(Date date) {
  const unsigned day = date.day % days_of_four_years;
  return static_cast<Year>(first_year + 4U * (date.day / days_of_four_years) + (day == 0 ? 0U : (day - 1U) / 365U));
}

/// 0 for 1 January.
[[nodiscard]] constexpr unsigned day_of_year(Date date) {
  const unsigned day = date.day % days_of_four_years;
  return day < 366U ? day : (day - 1U) % 365U;
}

[[nodiscard]] Date date_of(Year year, unsigned month, unsigned day);  // the date must exist
[[nodiscard]] Month month_of(Date date);
[[nodiscard]] Quarter quarter_of(Date date);
[[nodiscard]] Date first_day_of(Quarter quarter);
[[nodiscard]] Date last_day_of(Quarter quarter);
[[nodiscard]] Date date_in_year(Year year, unsigned ordinal);  // turns day_of_year round
[[nodiscard]] Period period_of(Year year);
[[nodiscard]] Period period_of(Quarter quarter);

/// Text forms: 2026-08-03, 2026-Q3, 2026-08, 2026-08-03T09:00:00.000000Z. Parsing takes these forms and nothing else;
/// a moment's fraction may have one to six digits or be absent. Nothing where the text is not of the form or the date
/// does not exist.
[[nodiscard]] std::string to_string(Date date);
[[nodiscard]] std::string to_string(Quarter quarter);
[[nodiscard]] std::string to_string(Month month);
[[nodiscard]] std::string to_string(Timestamp at);
[[nodiscard]] std::string to_string(Period period);
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::optional<Quarter> parse_quarter(std::string_view text);
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

/// A period: a year (2026), a quarter (2026-Q3), a month (2026-08), or two of these joined by "..".
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// The calendar date that it is at `at` in a time zone of the IANA database. Throws std::runtime_error where the zone
/// is unknown.
[[nodiscard]] Date local_date(Timestamp at, std::string_view time_zone);
[[nodiscard]] bool is_time_zone(std::string_view name);

}  // namespace bonboek
