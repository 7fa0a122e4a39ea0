// What goes wrong in the libraries' reports, and how it is put right: some days later, or only when it is claimed.
#include <algorithm>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/letter.hpp"
#include "ops/scenario/reports.hpp"
#include "ops/scenario/stock.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::size_t one_report_in_so_many_has_a_slip = 9;
constexpr std::size_t fewest_lines = 2;
constexpr int longest_search_days = 9;

Sequence redemption_of(const Story& story, VoucherIndex voucher) {
  return story.book.at(voucher).memberships.begin()->second.deed.sequence;
}

void put_right(Story& story, HandoutIndex index, VoucherIndex recorded, Reason reason) {
  const Handout& handout = story.at(index);
  const std::string note = "a redemption put right: " + std::string(name_of(reason));
  // Only who posted a thing may take it back, and the coordinator.
  Letter letter =
      reason == Reason::wrong_party ? Letter(story, coordinator, note) : Letter::from(story, handout.library, note);
  letter.reverse(redemption_of(story, recorded), reason);
  letter.redeem({handout.voucher}, handout.library, handout.enrolled_on);
  letter.send();
  story.settle(recorded);
  story.settle(handout.voucher);
  if (recorded != handout.voucher) put_back(story, recorded);
}

void put_right_later(Story& story, const EnrolmentLine& line, Reason reason) {
  story.dispute(line.voucher);
  story.dispute(story.at(line.handout).voucher);
  story.agenda.at(some_days_later(story, longest_search_days), [&story, index = line.handout, recorded = line.voucher,
                                                                reason] { put_right(story, index, recorded, reason); });
}

// The day on which it was typed in, say, for the day on which it was.
void write_a_wrong_date(Story& story, LibraryId library, EnrolmentLine& line) {
  const Date wrong = story.today();
  if (year_of(wrong) != year_of(line.on) || wrong >= story.at(library).until) return;
  line.on = wrong;
  put_right_later(story, line, Reason::wrong_date);
}

// The number of a voucher that still lies unused with the intermediary.
void write_a_wrong_number(Story& story, EnrolmentLine& line) {
  const auto wrong = set_aside(story, story.at(line.handout).by, line.on);
  if (!wrong) return;
  line.voucher = *wrong;
  put_right_later(story, line, Reason::wrong_voucher);
}

// The coordinator types a mailed list in for the wrong library. Half of these come out at once, the others when that
// library claims them.
void book_at_another_library(Story& story, LibraryId own, std::vector<EnrolmentLine>& lines, std::size_t nth) {
  const EnrolmentLine line = lines[nth];
  const LibraryId other{static_cast<std::uint16_t>(story.random.below(story.libraries.size()))};
  const bool takes_part = story.at(other).from <= line.on && line.on < story.at(other).until;
  if (other == own || !takes_part) return;
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(nth));
  Letter letter(story, coordinator, "typed in for " + story.at(other).id + ", but meant for " + story.at(own).id);
  letter.redeem({line.voucher}, other, line.on);
  letter.send();
  if (story.book.at(line.voucher).issued && !story.disputed.contains(line.voucher) && story.random.one_in(2)) {
    story.misbooked.emplace(line.voucher, own);
  } else {
    put_right_later(story, line, Reason::wrong_party);
  }
}

}  // namespace

void slip_in_enrolments(Story& story, LibraryId library, std::vector<EnrolmentLine>& lines) {
  const bool careful = story.today() > last_slip() || lines.size() < fewest_lines;
  if (careful || !story.random.one_in(one_report_in_so_many_has_a_slip)) return;
  const std::size_t nth = story.random.below(lines.size());
  if (story.disputed.contains(lines[nth].voucher)) return;
  switch (story.random.below(4)) {
    case 0:
      return write_a_wrong_date(story, library, lines[nth]);
    case 1:
      return write_a_wrong_number(story, lines[nth]);
    default:
      return book_at_another_library(story, library, lines, nth);
  }
}

void find_misbooked(Story& story, InvoiceIndex index) {
  const Invoice invoice = story.book.at(index);
  std::vector<std::pair<VoucherIndex, LibraryId>> found;
  for (const VoucherIndex voucher : invoice.open_vouchers()) {
    if (const auto own = story.misbooked.extract(voucher)) found.emplace_back(own.key(), own.mapped());
  }
  Letter credit(story, coordinator, "claimed by " + story.id_of(invoice.party) + ", but enrolled elsewhere: credited");
  for (const auto& [voucher, own] : found) credit.credit({voucher}, index);
  credit.send();
  // In a letter of its own: an event is taken back only when what rested on it is gone from the record.
  Letter correction(story, coordinator, "enrolled elsewhere: put right");
  for (const auto& [voucher, own] : found) {
    const Date on = story.book.at(voucher).memberships.begin()->second.deed.on;
    correction.reverse(redemption_of(story, voucher), Reason::wrong_party);
    correction.redeem({voucher}, own, on);
  }
  correction.send();
}

}  // namespace bonboek::scenario
