// The scenario's calendar: working days, ends of quarters and office hours.
#pragma once

#include <cstdint>

#include "ledger/time.hpp"

namespace bonboek::scenario {

/// When things happen on a day, in UTC; early enough that the Dutch date is the same. What comes first on a day makes
/// what comes later possible: vouchers arrive before they are handed out, reports before what is claimed on them.
enum class Hour : std::uint8_t {
  stock = 6,
  counter = 8,
  corrections = 9,
  reports = 11,
  claims = 13,
  payments = 14,
  closing = 16
};

[[nodiscard]] Date days_after(Date date, int days);
[[nodiscard]] int days_between(Date from, Date to);
[[nodiscard]] bool is_sunday(Date date);
[[nodiscard]] bool is_workday(Date date);    // Monday to Friday, without Christmas and New Year's Day
[[nodiscard]] Date workday_from(Date date);  // the date, or the first working day after it
[[nodiscard]] Date workdays_after(Date date, int days);
[[nodiscard]] Date last_day_of_year(Year year);
[[nodiscard]] Date same_day_in(Year year, Date date);
[[nodiscard]] Date next_month(Date date);  // its first day
[[nodiscard]] Quarter next(Quarter quarter);

[[nodiscard]] Timestamp moment(Date date, Hour hour, unsigned minute);
[[nodiscard]] Date utc_date(Timestamp at);

}  // namespace bonboek::scenario
