#include "projections/report_changes.hpp"

#include "projections/before_ledger.hpp"
#include "projections/restating.hpp"

namespace bonboek {
namespace {

/// The part of a run from one place in it on.
Run rest_of(const Run& run, std::size_t from) {
  Run rest;
  rest.fact = run.fact;
  rest.vouchers.assign(run.vouchers.begin() + static_cast<std::ptrdiff_t>(from), run.vouchers.end());
  return rest;
}

/// Leaves of a run its first events.
void cut(Run& run, std::size_t count) {
  if (run.vouchers.size() > count) run.vouchers.resize(count);
}

}  // namespace

void leave_out_names(ReportChanges& changes) {
  for (FigureChange& change : changes.changes) {
    for (MovedBy& moved : change.events) {
      moved.kind.reset();
      moved.party.clear();
      moved.voucher.clear();
    }
  }
}

std::optional<ReportChanges> report_changes(const Log& log, const ChangesQuestion& question) {
  const Moment& moment = question.moment;
  const Sequence begin = question.since + 1;
  const Sequence end = moment.at_sequence ? std::min(*moment.at_sequence + 1, log.tip()) : log.tip();
  Restating restating(question);
  bool has_begun = false;
  const auto take = [&](Run& run, Sequence first, Timestamp recorded_at) {
    cut(run, static_cast<std::size_t>(end.value - first.value));
    if (first + run.count() <= begin) return restating.take_in(run, recorded_at);
    if (first < begin) {
      const auto before = static_cast<std::size_t>(begin.value - first.value);
      Run rest = rest_of(run, before);
      cut(run, before);
      restating.take_in(run, recorded_at);
      run = std::move(rest);
    }
    if (!has_begun) restating.begin();
    has_begun = true;
    restating.follow(run, recorded_at);
  };
  Run run;
  log.read(Sequence{0}, end, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first, BlockReader::Columns::vouchers);
    for (Submission submission; reader.next_submission(submission);) {
      if (submission.first >= end) return false;
      if (moment.known_at && submission.recorded_at > *moment.known_at) return false;
      for (Sequence first; reader.next_run(run, first) && first < end;) take(run, first, submission.recorded_at);
    }
    return true;
  });
  if (restating.next() == Sequence{0}) {
    ReportChanges none{.quarter = question.quarter, .scheme = {}, .origin = {}, .since = {}, .moment = {}};
    none.objection = objection_before_ledger(log, moment);
    return none;
  }
  if (restating.next() < begin) return {};
  if (!has_begun) restating.begin();
  return restating.end();
}

}  // namespace bonboek
