// What goes wrong in the intermediaries' reports, and how it is put right some days later.
#include <algorithm>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/limburg.hpp"
#include "ops/scenario/reports.hpp"
#include "ops/scenario/stock.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t one_report_in_so_many_has_a_slip = 5;
constexpr std::size_t one_report_in_so_many_loses_a_voucher = 9;
constexpr std::size_t fewest_lines = 4;
constexpr int longest_search_days = 8;

// Takes back what was recorded for `recorded`, and reports the handout as it was.
void put_right(Story& story, HandoutIndex index, VoucherIndex recorded, Reason reason) {
  const Handout& handout = story.at(index);
  Letter letter = Letter::from(story, handout.by, "an issue put right: " + std::string(name_of(reason)));
  letter.reverse(story.book.at(recorded).issued->deed.sequence, reason);
  letter.issue({handout.voucher}, handout);
  letter.send();
  story.settle(recorded);
  story.settle(handout.voucher);
  if (recorded != handout.voucher) put_back(story, recorded);
}

void put_right_later(Story& story, const IssueLine& line, Reason reason) {
  story.dispute(line.voucher);
  story.dispute(story.at(line.handout).voucher);
  story.agenda.at(some_days_later(story, longest_search_days), [&story, index = line.handout, recorded = line.voucher,
                                                                reason] { put_right(story, index, recorded, reason); });
}

void write_a_wrong_date(Story& story, IssueLine& line) {
  const Date wrong = days_after(line.as.on, -story.random.between(1, 3));
  if (wrong < story.book.at(line.voucher).held_since) return;
  line.as.on = wrong;
  put_right_later(story, line, Reason::wrong_date);
}

void write_a_wrong_municipality(Story& story, IssueLine& line) {
  const Municipality wrong = story.random.pick(municipalities()).code;
  if (!story.at(line.as.by).names_municipality || wrong == line.as.municipality) return;
  line.as.municipality = wrong;
  put_right_later(story, line, Reason::entered_in_error);
}

void write_a_wrong_number(Story& story, IssueLine& line) {
  const auto wrong = set_aside(story, line.as.by, line.as.on);
  if (!wrong) return;
  line.voucher = *wrong;
  put_right_later(story, line, Reason::wrong_voucher);
}

void replace(Story& story, HandoutIndex index) {
  const Handout& handout = story.at(index);
  const VoucherIndex lost = handout.voucher;
  Letter letter = Letter::from(story, handout.by, "lost before it was redeemed: issue taken back, another handed out");
  letter.reverse(story.book.at(lost).issued->deed.sequence, Reason::entered_in_error);
  letter.discard({lost}, Reason::lost, handout.by);
  letter.send();
  story.settle(lost);
  hand_out_another(story, index);
}

}  // namespace

void slip_in_issues(Story& story, IntermediaryId by, std::vector<IssueLine>& lines) {
  const bool careful = story.today() > last_slip() || lines.size() < fewest_lines;
  if (careful || !story.random.one_in(one_report_in_so_many_has_a_slip)) return;
  if (days_after(story.today(), longest_search_days) >= story.at(by).until) return;
  IssueLine& line = story.random.pick(lines);
  switch (story.random.below(3)) {
    case 0:
      return write_a_wrong_date(story, line);
    case 1:
      return write_a_wrong_municipality(story, line);
    default:
      return write_a_wrong_number(story, line);
  }
}

void lose_after_issue(Story& story, IntermediaryId by, const std::vector<IssueLine>& lines) {
  if (story.today() > last_slip() || !story.random.one_in(one_report_in_so_many_loses_a_voucher)) return;
  const Date date = workdays_after(story.today(), 3);
  if (date > last_handout_of(year_of(date)) || date >= story.at(by).until || is_stock_tight(date)) return;
  for (const IssueLine& line : lines) {
    const Handout& handout = story.at(line.handout);
    if (handout.enrolled_on <= date || year_of(handout.on) != year_of(date) || story.disputed.contains(line.voucher))
      continue;
    story.dispute(line.voucher);
    story.agenda.at(story.some_time(date, Hour::corrections),
                    [&story, index = line.handout] { replace(story, index); });
    return;
  }
}

}  // namespace bonboek::scenario
