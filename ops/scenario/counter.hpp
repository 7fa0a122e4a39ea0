// The counters at which vouchers are handed out, and what is noted there.
#pragma once

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/story.hpp"

namespace bonboek::scenario {

inline constexpr Year pilot_year = 2025;
inline constexpr Year final_year = 2027;
inline constexpr int days_to_wind_up = 14;  // an intermediary that leaves hands out nothing in its last days

/// What is handed out in a year is enrolled in that year, so handing out ends well before the year does.
[[nodiscard]] inline Date first_handout_of(Year year) {
  return year == pilot_year ? pilot_start() : date_of(year, 1, 12);
}
[[nodiscard]] inline Date last_handout_of(Year year) {
  return date_of(year, 12, 17);
}
[[nodiscard]] inline Date last_enrolment_of(Year year) {
  return date_of(year, 12, 30);
}

/// Today a recipient gets a voucher from the intermediary's stock. The intermediary notes it, the library will.
void hand_out(Story& story, HandoutIndex handout);

/// The recipient lost the voucher before enrolling and gets another today; the library never saw the first.
void hand_out_another(Story& story, HandoutIndex handout);

}  // namespace bonboek::scenario
