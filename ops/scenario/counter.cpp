#include "ops/scenario/counter.hpp"

#include <algorithm>

#include "ops/scenario/stock.hpp"

namespace bonboek::scenario {
namespace {

constexpr int january_days_of_renewing = 22;
constexpr int days_between_renewing_and_leaving = 3;

// A membership goes on from the day on which it began, give or take the post; some libraries renew them all in January.
Date some_day_of_renewing(Story& story, const Handout& handout, Year year) {
  const Library& library = story.at(handout.library);
  const Date first = date_of(year, 1, 2);
  const Date end = std::min(last_enrolment_of(year), days_after(library.until, -days_between_renewing_and_leaving));
  Date date = library.renews_in_january
                  ? days_after(first, story.random.between(0, january_days_of_renewing))
                  : days_after(same_day_in(year, handout.enrolled_on), story.random.between(-5, 20));
  if (is_sunday(date)) date = days_after(date, 1);
  return std::clamp(date, first, end);
}

}  // namespace

void hand_out(Story& story, HandoutIndex index) {
  Handout& handout = story.at(index);
  handout.voucher = take_from_stock(story, handout.by);
  story.issue_notes.at(handout.by.value).push_back(index);
  story.enrolments.at(handout.library.value).push_back({index, handout.enrolled_on});
  for (int year = year_of(handout.enrolled_on) + 1; year <= final_year; ++year) {
    const Date on = some_day_of_renewing(story, handout, static_cast<Year>(year));
    story.renewals.at(handout.library.value).push_back({index, on});
  }
}

void hand_out_another(Story& story, HandoutIndex index) {
  Handout& handout = story.at(index);
  handout.on = story.today();
  handout.voucher = take_from_stock(story, handout.by);
  story.issue_notes.at(handout.by.value).push_back(index);
}

}  // namespace bonboek::scenario
