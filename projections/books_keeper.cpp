#include "projections/books_keeper.hpp"

namespace bonboek {
namespace {

constexpr int rows_a_step = 64;

}  // namespace

/// All rows being made anew: the views so far, and the first block that is still to come.
struct BooksKeeper::Rebuild {
  Views views;
  Sequence next{0};
};

BooksKeeper::BooksKeeper(const Log& log, std::uint64_t snapshot_after, std::chrono::milliseconds a_step)
    : log_(log), snapshot_after_(snapshot_after), a_step_(a_step) {}

BooksKeeper::~BooksKeeper() = default;

bool BooksKeeper::step() {
  switch (state_) {
    case State::unchecked:
      is_kept_to_tip() ? begin() : void(state_ = State::broken);
      return true;
    case State::broken:
      return begin_rebuild();
    case State::rebuilding:
      return go_on_rebuilding();
    case State::whole:
      return advance();
    case State::given_up:
      return false;
  }
  return false;
}

void BooksKeeper::doubt() {
  if (state_ == State::unchecked || state_ == State::whole) state_ = State::broken;
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
  kept_ = newest_snapshot(log_).next();
  increments_since_ = 0;
  state_ = State::whole;
}

bool BooksKeeper::begin_rebuild() {
  if (!log_.has_room()) return false;
  if (rebuilds_left_ == 0 || !log_.drop_derived(Derived::increments)) {
    state_ = State::given_up;
    return false;
  }
  --rebuilds_left_;
  kept_ = Sequence{0};
  rebuild_ = std::make_unique<Rebuild>();
  state_ = State::rebuilding;
  return true;
}

/// One piece. Rows of submissions that are recorded meanwhile are written by whoever records them, and once more here:
/// one may have been written before the rows were dropped.
bool BooksKeeper::go_on_rebuilding() {
  const auto until = std::chrono::steady_clock::now() + a_step_;
  bool is_kept = true;
  log_.read(rebuild_->next, log_.tip(), [&](std::string_view block, Sequence first) {
    is_kept = keep_block(block, first);
    return is_kept && std::chrono::steady_clock::now() < until;
  });
  if (is_kept && rebuild_->next < log_.tip()) return true;
  rebuild_.reset();
  if (is_kept) {
    begin();
  } else if (log_.has_room()) {
    state_ = State::given_up;
  } else {
    state_ = State::broken;
    ++rebuilds_left_;
  }
  return is_kept;
}

bool BooksKeeper::keep_block(std::string_view block, Sequence first) {
  BlockReader reader(block, first, BlockReader::Columns::vouchers);
  IncrementRowWriter writer;
  std::optional<Timestamp> first_recorded_at;
  Run run;
  Sequence at;
  for (Submission submission; reader.next_submission(submission);) {
    Addition addition{submission.first, submission.event_count, submission.recorded_at, {}, {}};
    while (reader.next_run(run, at)) rebuild_->views.apply(run, submission.recorded_at, addition);
    addition.increments.collapse();
    writer.add(addition);
    if (!first_recorded_at) first_recorded_at = submission.recorded_at;
  }
  rebuild_->next = first + reader.event_count();
  return log_.keep_derived(Derived::increments, {first, std::move(writer).finish()}, first_recorded_at);
}

bool BooksKeeper::advance() {
  int rows = 0;
  bool is_good = true;
  log_.read_derived(Derived::increments, kept_, [&](const DerivedRow& row) {
    is_good = pass(row) && (increments_since_ < snapshot_after_ || keep_snapshot());
    return is_good && ++rows < rows_a_step;
  });
  if (!is_good) state_ = State::broken;
  return !is_good || rows == rows_a_step;
}

/// False where a row is damaged or not the next one.
bool BooksKeeper::pass(const DerivedRow& row) {
  IncrementRowReader reader(row.bytes, row.at);
  for (Addition addition; reader.next(addition);) {
    if (addition.first != kept_) return false;
    kept_ = addition.first + addition.event_count;
    increments_since_ += addition.increments.list().size();
  }
  return reader.is_good();
}

/// Made anew from the one before it and let go again: books kept at hand for the next would take tens of megabytes all
/// the time. Without room none is taken: the increments serve too, and the next one comes. False where what it is made
/// of is damaged.
bool BooksKeeper::keep_snapshot() {
  increments_since_ = 0;
  if (!log_.has_room()) return true;
  const auto books = kept_books_at(log_, {.known_at = {}, .at_sequence = Sequence{kept_.value - 1}});
  if (!books) return false;
  if (!log_.keep_derived(Derived::snapshot, {kept_, books->to_row()}, {})) state_ = State::given_up;
  return true;
}

}  // namespace bonboek
