#include "projections/kept_books.hpp"

#include <algorithm>

#include "projections/fund_cells.hpp"

namespace bonboek {

bool KeptBooks::add(const Addition& addition) {
  if (addition.first != standing_.next || !add_content(addition)) return false;
  standing_.next = addition.first + addition.event_count;
  standing_.last_recorded_at = addition.recorded_at;
  return true;
}

bool KeptBooks::add_content(const Addition& addition) {
  if (!std::ranges::all_of(addition.notices, [this](const Notice& notice) { return add(notice); })) return false;
  add_to_fund(addition.increments, standing_.fund);
  figures_.add(addition.increments);
  return true;
}

bool KeptBooks::add(const Notice& notice) {
  try {
    BlockReader reader(notice.block, notice.sequence);
    Submission submission;
    Run run;
    Sequence at;
    if (!reader.next_submission(submission) || !reader.next_run(run, at)) return false;
    standing_.registers.apply(run.fact, at);
  } catch (const LogDamage&) {
    return false;
  }
  notices_.push_back(notice);
  return true;
}

std::string KeptBooks::to_row() const {
  Addition all{Sequence{0}, standing_.next.value, standing_.last_recorded_at, notices_, {}};
  collect_fund(Fund{}, standing_.fund, all.increments);
  figures_.tell(all.increments);
  all.increments.collapse();
  IncrementRowWriter writer;
  writer.add(all);
  return std::move(writer).finish();
}

std::optional<KeptBooks> KeptBooks::from_row(const DerivedRow& row) {
  IncrementRowReader reader(row.bytes, Sequence{0});
  Addition all;
  KeptBooks books;
  if (!reader.next(all) || !books.add(all) || books.next() != row.at) return {};
  return books;
}

namespace {

/// The newest good snapshot at or before a sequence; empty books where there is none. Tells of those passed over.
KeptBooks snapshot_before(const Log& log, Sequence at, bool& is_damaged) {
  for (auto row = log.derived_before(Derived::snapshot, at); row;) {
    if (auto books = KeptBooks::from_row(*row)) return std::move(*books);
    is_damaged = true;
    if (row->at == Sequence{0}) break;
    row = log.derived_before(Derived::snapshot, Sequence{row->at.value - 1});
  }
  return {};
}

/// Whether the first submission that is kept was recorded later.
bool is_before_ledger(const Log& log, Timestamp known_at) {
  bool is_before = log.tip() == Sequence{0};
  log.read_derived(Derived::increments, Sequence{0}, [&](const DerivedRow& row) {
    IncrementRowReader reader(row.bytes, row.at);
    Addition first;
    is_before = row.at == Sequence{0} && reader.next(first) && first.recorded_at > known_at;
    return false;
  });
  return is_before;
}

}  // namespace

KeptBooks newest_snapshot(const Log& log) {
  bool is_damaged = false;
  return snapshot_before(log, log.tip(), is_damaged);
}

KeptMoment kept_moment(const Log& log, const Moment& moment) {
  const Sequence end = moment.at_sequence ? std::min(*moment.at_sequence + 1, log.tip()) : log.tip();
  KeptMoment kept;
  Sequence from = end;
  if (moment.known_at) {
    const auto block = log.derived_block_at(*moment.known_at);
    if (!block) return {{}, !is_before_ledger(log, *moment.known_at)};
    from = std::min(from, *block);
  }
  KeptBooks books = snapshot_before(log, from, kept.is_damaged);
  bool is_whole = true;   // every row so far was good and where it belongs
  bool is_there = false;  // the moment was reached
  Addition addition;
  log.read_derived(Derived::increments, books.next(), [&](const DerivedRow& row) {
    IncrementRowReader reader(row.bytes, row.at);
    is_whole = row.at == books.next();
    while (is_whole && !is_there && reader.next(addition)) {
      is_there = addition.first >= end || (moment.known_at && addition.recorded_at > *moment.known_at);
      if (!is_there) is_whole = books.add(addition);
    }
    is_whole = is_whole && reader.is_good();
    return is_whole && !is_there;
  });
  is_whole = is_whole && (is_there || books.next() >= end);
  if (!is_whole) kept.is_damaged = true;
  const bool is_within = books.next() > end;  // of a submission
  if (is_whole && !is_within) kept.books = std::move(books);
  return kept;
}

std::optional<KeptBooks> kept_books_at(const Log& log, const Moment& moment) {
  return kept_moment(log, moment).books;
}

}  // namespace bonboek
