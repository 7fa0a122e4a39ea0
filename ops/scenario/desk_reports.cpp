// The libraries' reports of vouchers redeemed and memberships renewed: by week, by month or by quarter, in no certain
// order.
#include <algorithm>
#include <map>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/reports.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t forgotten_per_thousand = 20;
constexpr std::size_t one_report_in_so_many_is_unsorted = 4;
constexpr int days_in_a_week = 7;

using ByDay = std::map<Date, Vouchers>;

bool is_forgotten(Story& story) {
  return !is_final_report(story) && story.random.per_thousand(forgotten_per_thousand);
}

std::vector<EnrolmentLine> enrolments_to_report(Story& story, LibraryId library) {
  std::vector<EnrolmentLine> lines;
  std::vector<DeskNote> later;
  for (const DeskNote& note : story.enrolments.at(library.value)) {
    const Handout& handout = story.at(note.handout);
    if (handout.enrolled_on >= story.today() || is_forgotten(story)) {
      later.push_back(note);
    } else {
      lines.push_back({.handout = note.handout, .voucher = handout.voucher, .on = handout.enrolled_on});
    }
  }
  story.enrolments.at(library.value) = std::move(later);
  return lines;
}

// A membership whose beginning is not rightly recorded yet waits for the next report.
bool can_be_renewed(const Story& story, VoucherIndex voucher) {
  return story.book.at(voucher).is_redeemed() && !story.disputed.contains(voucher) &&
         !story.misbooked.contains(voucher);
}

ByDay renewals_to_report(Story& story, LibraryId library) {
  ByDay renewed;
  std::vector<DeskNote> later;
  for (const DeskNote& note : story.renewals.at(library.value)) {
    const VoucherIndex voucher = story.at(note.handout).voucher;
    if (note.on >= story.today() || !can_be_renewed(story, voucher) || is_forgotten(story)) {
      later.push_back(note);
    } else {
      renewed[note.on].push_back(voucher);
    }
  }
  story.renewals.at(library.value) = std::move(later);
  return renewed;
}

// Calls `write` for each day, as a rule from the first to the last.
template <class Write>
void write_by_day(Story& story, ByDay by_day, Write write) {
  std::vector<std::pair<Date, Vouchers>> days(by_day.begin(), by_day.end());
  if (story.random.one_in(one_report_in_so_many_is_unsorted)) story.random.shuffle(days);
  for (auto& [date, vouchers] : days) {
    std::ranges::sort(vouchers);
    write(vouchers, date);
  }
}

void report(Story& story, LibraryId library) {
  std::vector<EnrolmentLine> lines = enrolments_to_report(story, library);
  slip_in_enrolments(story, library, lines);
  ByDay redeemed;
  for (const EnrolmentLine& line : lines) redeemed[line.on].push_back(line.voucher);
  Letter letter = Letter::from(story, library, "enrolled and renewed at " + story.at(library).id);
  write_by_day(story, redeemed, [&](const Vouchers& vouchers, Date on) { letter.redeem(vouchers, library, on); });
  write_by_day(story, renewals_to_report(story, library),
               [&](const Vouchers& vouchers, Date on) { letter.renew(vouchers, library, on); });
  letter.send();
}

void report_on(Story& story, LibraryId library, Date date) {
  story.agenda.at(story.some_time(workday_from(date), Hour::reports), [&story, library] { report(story, library); });
}

void report_by_habit(Story& story, LibraryId library, Date first, Date end) {
  const Rhythm rhythm = story.at(library).rhythm;
  if (rhythm == Rhythm::weekly) {
    for (Date date = first; date < end; date = days_after(date, days_in_a_week)) report_on(story, library, date);
  } else if (rhythm == Rhythm::monthly) {
    for (Date month = next_month(first); month < end; month = next_month(month)) {
      report_on(story, library, days_after(month, story.random.between(2, 7)));
    }
  } else {
    for (const Date quarter_end : ends_of_quarters()) {
      report_on(story, library, days_after(quarter_end, story.random.between(5, 12)));
    }
  }
}

}  // namespace

void report_the_enrolments(Story& story) {
  for (const LibraryId library : story.library_ids()) {
    const Date first = days_after(story.at(library).from, days_in_a_week + story.random.between(0, 4));
    report_by_habit(story, library, first, last_day_of_year(final_year));
    report_on(story, library, final_january(final_reports_day));
  }
}

}  // namespace bonboek::scenario
