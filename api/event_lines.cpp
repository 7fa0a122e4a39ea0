#include "api/event_lines.hpp"

#include <algorithm>

#include "ledger/canonical_line.hpp"
#include "ledger/log_runs.hpp"

namespace bonboek {
namespace {

void add_lines(const PlacedRun& placed, const Facts& facts, std::vector<EventLine>& lines) {
  const RunLines run_lines(placed.submission, placed.run.fact, line_names(facts));
  for (std::uint64_t i = placed.from; i < placed.until; ++i) {
    lines.push_back({placed.first + i, placed.run.fact.type, {}});
    run_lines.append(lines.back().line, placed.run, placed.first, i);
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
  read_runs(state.log, question.from, until, [&](const PlacedRun& placed) {
    if (question.moment.known_at && placed.submission.recorded_at > *question.moment.known_at) {
      page.is_last = true;
      page.next = std::max(question.from, placed.submission.first);
      return false;
    }
    if (question.party.is_none() || placed.run.fact.party == question.party) {
      add_lines(placed, state.views.facts(), page.lines);
    }
    return true;
  });
  return page;
}

}  // namespace bonboek
