#include "ops/scenario/reports.hpp"

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"

namespace bonboek::scenario {

Timestamp some_days_later(Story& story, int longest_search_days) {
  const Date date = workday_from(days_after(story.today(), story.random.between(3, longest_search_days)));
  return story.some_time(date, Hour::corrections);
}

bool is_final_report(const Story& story) {
  return year_of(story.today()) > final_year;
}

std::vector<Date> ends_of_quarters() {
  std::vector<Date> ends;
  const Quarter last = quarter_of(last_day_of_year(final_year));
  for (Quarter quarter = quarter_of(pilot_start()); quarter < last; quarter = next(quarter)) {
    ends.push_back(last_day_of(quarter));
  }
  return ends;
}

}  // namespace bonboek::scenario
