#include "api/event_lines.hpp"

#include <algorithm>

#include "ledger/canonical_line.hpp"

namespace bonboek {
namespace {

/// Appends the lines of a run's events from `from` to before `until`.
void add_lines(const Submission& submission, const Run& run, Sequence first, Sequence from, Sequence until,
               const Facts& facts, std::vector<EventLine>& lines) {
  const std::uint64_t begin = std::max(from, first).value - first.value;
  const std::uint64_t end = std::min<std::uint64_t>(run.count(), until.value - first.value);
  for (std::uint64_t i = begin; i < end; ++i) {
    const bool has_voucher = !run.vouchers.empty();
    const Event event{first + i,
                      submission.first,
                      submission.recorded_at,
                      submission.actor,
                      run.fact,
                      has_voucher ? run.vouchers[i] : VoucherIndex::none(),
                      has_voucher ? run.previous[i] : Sequence::none()};
    lines.push_back({event.sequence, run.fact.type, {}});
    append_canonical_line(lines.back().line, event, facts);
  }
}

}  // namespace

EventPage read_page(const LedgerState& state, const PageQuestion& question) {
  EventPage page;
  const Sequence tip = state.views.facts().next();
  const Sequence end = question.moment.at_sequence ? std::min(*question.moment.at_sequence + 1, tip) : tip;
  const Sequence until = std::min(question.from + std::min(question.limit, max_page_events), end);
  page.next = std::max(question.from, until);
  page.is_last = until >= end;
  state.log.read(question.from, until, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    Run run;
    for (Submission submission; reader.next_submission(submission) && submission.first < until;) {
      if (question.moment.known_at && submission.recorded_at > *question.moment.known_at) {
        page.is_last = true;
        page.next = std::max(question.from, submission.first);
        return false;
      }
      for (Sequence first; reader.next_run(run, first) && first < until;) {
        if (first + run.count() <= question.from) continue;
        if (!question.party.is_none() && run.fact.party != question.party) continue;
        add_lines(submission, run, first, question.from, until, state.views.facts(), page.lines);
      }
    }
    return true;
  });
  return page;
}

}  // namespace bonboek
