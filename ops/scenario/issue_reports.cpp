// The intermediaries' reports of the vouchers they issued: by month or by quarter, some a quarter late, a few lines
// forgotten until the next.
#include <algorithm>
#include <map>
#include <tuple>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/reports.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t forgotten_per_thousand = 25;
constexpr std::size_t one_report_in_so_many_is_late = 9;
constexpr std::size_t one_report_in_so_many_is_unsorted = 4;

std::vector<IssueLine> lines_to_report(Story& story, IntermediaryId by) {
  std::vector<IssueLine> lines;
  std::vector<HandoutIndex> later;
  for (const HandoutIndex index : story.issue_notes.at(by.value)) {
    const Handout& handout = story.at(index);
    const bool forgotten = !is_final_report(story) && story.random.per_thousand(forgotten_per_thousand);
    if (handout.on >= story.today() || forgotten) {
      later.push_back(index);
    } else {
      lines.push_back({.handout = index, .voucher = handout.voucher, .as = handout});
    }
  }
  story.issue_notes.at(by.value) = std::move(later);
  return lines;
}

// One event for all vouchers of one day, track and municipality.
void write_issues(Story& story, Letter& letter, const std::vector<IssueLine>& lines) {
  struct Entry {
    Handout as;
    Vouchers vouchers;
  };
  std::map<std::tuple<Date, Track, Municipality>, Entry> by_day;
  for (const IssueLine& line : lines) {
    Entry& entry = by_day[{line.as.on, line.as.track, line.as.municipality}];
    entry.as = line.as;
    entry.vouchers.push_back(line.voucher);
  }
  std::vector<Entry> entries;
  for (auto& [day, entry] : by_day) {
    std::ranges::sort(entry.vouchers);
    entries.push_back(std::move(entry));
  }
  if (story.random.one_in(one_report_in_so_many_is_unsorted)) story.random.shuffle(entries);
  for (const Entry& entry : entries) letter.issue(entry.vouchers, entry.as);
}

void report(Story& story, IntermediaryId by) {
  std::vector<IssueLine> lines = lines_to_report(story, by);
  slip_in_issues(story, by, lines);
  Letter letter = Letter::from(story, by, "vouchers issued by " + story.at(by).id);
  write_issues(story, letter, lines);
  letter.send();
  lose_after_issue(story, by, lines);
}

void report_on(Story& story, IntermediaryId by, Date date) {
  story.agenda.at(story.some_time(workday_from(date), Hour::reports), [&story, by] { report(story, by); });
}

void report_each_month(Story& story, IntermediaryId by) {
  const Date end = last_day_of_year(final_year);
  for (Date month = next_month(pilot_start()); month < end; month = next_month(month)) {
    report_on(story, by, days_after(month, story.random.between(3, 9)));
  }
}

void report_each_quarter(Story& story, IntermediaryId by) {
  for (const Date end : ends_of_quarters()) {
    if (story.random.one_in(one_report_in_so_many_is_late)) continue;
    report_on(story, by, days_after(end, story.random.between(4, 16)));
  }
}

}  // namespace

void report_the_issues(Story& story) {
  for (const IntermediaryId by : story.intermediary_ids()) {
    if (story.at(by).rhythm == Rhythm::quarterly) {
      report_each_quarter(story, by);
    } else {
      report_each_month(story, by);
    }
    report_on(story, by, final_january(final_reports_day));
  }
}

}  // namespace bonboek::scenario
