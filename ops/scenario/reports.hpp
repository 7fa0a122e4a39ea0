// What intermediaries and libraries report, as they write it down, and what goes wrong in writing it down.
#pragma once

#include <vector>

#include "ops/scenario/story.hpp"

namespace bonboek::scenario {

/// One line of an intermediary's report: `as` is what it says, which need not be what happened.
struct IssueLine {
  HandoutIndex handout;
  VoucherIndex voucher;
  Handout as;
};

/// One line of a library's report.
struct EnrolmentLine {
  HandoutIndex handout;
  VoucherIndex voucher;
  Date on;
};

/// From here on everyone is careful: the last claims have to be right.
[[nodiscard]] inline Date last_slip() {
  return date_of(2027, 9, 20);
}

/// May change or take out a line of a report that is about to be sent, and puts the correction on the agenda.
void slip_in_issues(Story& story, IntermediaryId by, std::vector<IssueLine>& lines);
void slip_in_enrolments(Story& story, LibraryId library, std::vector<EnrolmentLine>& lines);

/// After a report was sent: a recipient who lost a reported voucher before enrolling gets another.
void lose_after_issue(Story& story, IntermediaryId by, const std::vector<IssueLine>& lines);

/// The coordinator finds that a redemption belongs to another library than the one that claims it.
void find_misbooked(Story& story, InvoiceIndex invoice);

/// A working day within so many days, on which a mistake is found.
[[nodiscard]] Timestamp some_days_later(Story& story, int longest_search_days);

/// The last day of each quarter in which something can be reported.
[[nodiscard]] std::vector<Date> ends_of_quarters();

/// Everything of the plan's last year is reported and claimed in the first two weeks after it.
inline constexpr int final_reports_day = 5;
inline constexpr int final_claims_day = 11;
[[nodiscard]] bool is_final_report(const Story& story);  // nothing may be forgotten
[[nodiscard]] inline Date final_january(int day) {
  return date_of(2028, 1, static_cast<unsigned>(day));
}

}  // namespace bonboek::scenario
