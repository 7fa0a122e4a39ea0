#include "projections/books_keeper.hpp"

namespace bonboek {
namespace {

constexpr int rows_a_step = 64;

}  // namespace

bool BooksKeeper::step(const GoesOn& goes_on) {
  switch (state_) {
    case State::unchecked:
      is_kept_to_tip() ? begin() : void(state_ = State::broken);
      return true;
    case State::broken:
      rebuilds_left_-- > 0 && rebuild(goes_on) ? begin() : void(state_ = State::given_up);
      return true;
    case State::whole:
      return advance();
    case State::given_up:
      return false;
  }
  return false;
}

/// Whether the last row is there and good: those before it are looked at on the way.
bool BooksKeeper::is_kept_to_tip() const {
  const Sequence tip = log_.tip();
  if (tip == Sequence{0}) return true;
  const auto last = log_.derived_before(Derived::increments, tip);
  if (!last) return false;
  IncrementRowReader reader(last->bytes, last->at);
  Sequence reach = last->at;
  for (Addition addition; reader.next(addition);) reach = addition.first + addition.event_count;
  return reader.is_good() && reach >= tip;
}

void BooksKeeper::begin() {
  newest_ = newest_snapshot(log_);
  increments_since_ = 0;
  state_ = State::whole;
}

/// Rows of submissions that are recorded meanwhile are written by whoever records them.
bool BooksKeeper::rebuild(const GoesOn& goes_on) const {
  if (!log_.drop_derived(Derived::increments)) return false;
  Views views;
  bool is_kept = true;
  log_.read(Sequence{0}, log_.tip(), [&](std::string_view block, Sequence first) {
    is_kept = keep_block(block, first, views) && goes_on();
    return is_kept;
  });
  return is_kept;
}

bool BooksKeeper::keep_block(std::string_view block, Sequence first, Views& views) const {
  BlockReader reader(block, first, BlockReader::Columns::vouchers);
  IncrementRowWriter writer;
  std::optional<Timestamp> first_recorded_at;
  Run run;
  Sequence at;
  for (Submission submission; reader.next_submission(submission);) {
    Addition addition{submission.first, submission.event_count, submission.recorded_at, {}, {}};
    while (reader.next_run(run, at)) views.apply(run, submission.recorded_at, addition);
    addition.increments.collapse();
    writer.add(addition);
    if (!first_recorded_at) first_recorded_at = submission.recorded_at;
  }
  return log_.keep_derived(Derived::increments, {first, std::move(writer).finish()}, first_recorded_at);
}

bool BooksKeeper::advance() {
  int rows = 0;
  bool is_good = true;
  log_.read_derived(Derived::increments, newest_.next(), [&](const DerivedRow& row) {
    is_good = add(row);
    if (is_good && increments_since_ >= snapshot_after_) keep_snapshot();
    return is_good && ++rows < rows_a_step;
  });
  if (!is_good) state_ = State::broken;
  return !is_good || rows == rows_a_step;
}

bool BooksKeeper::add(const DerivedRow& row) {
  IncrementRowReader reader(row.bytes, row.at);
  for (Addition addition; reader.next(addition);) {
    if (!newest_.add(addition)) return false;
    increments_since_ += addition.increments.list().size();
  }
  return reader.is_good();
}

void BooksKeeper::keep_snapshot() {
  increments_since_ = 0;
  if (!log_.keep_derived(Derived::snapshot, {newest_.next(), newest_.to_row()}, {})) state_ = State::given_up;
}

}  // namespace bonboek
