#include "bench/straight_log.hpp"

#include <algorithm>
#include <stdexcept>

namespace bonboek::bench {

StraightLog::StraightLog(Log& log, const Workload& workload, GroupBound bound)
    : log_(log), outcomes_(workload), size_(bound), newest_(workload.waves().voucher_count(), Sequence::none()) {}

void StraightLog::take(const PostRequest& request) {
  auto runs = outcomes_.of(request);
  if (is_read_before(runs)) write_block();
  const Sequence first = next_;
  if (!block_) block_.emplace(first);
  link(runs);
  std::vector<const Run*> pointers;
  pointers.reserve(runs.size());
  for (const Run& run : runs) pointers.push_back(&run);
  Submission submission;
  submission.recorded_at = request.simulated_time.value_or(Workload::opens_at());
  submission.actor = request.poster.name;
  submission.key = request.key;
  submission.digest = request.digest;
  block_->add(submission, pointers);
  keys_.push_back({request.poster.name, request.key, first, request.digest});
  outcomes_.keep(first, std::move(runs));
  size_.add(request);
  if (block_->event_count() >= max_group_events) write_block();
  if (!size_.is_full()) return;
  write_block();
  size_.clear();
}

void StraightLog::finish() {
  write_block();
  wait_for_block();
}

void StraightLog::link(std::vector<Run>& runs) {
  for (Run& run : runs) {
    run.previous.reserve(run.vouchers.size());
    Sequence at = next_;
    for (VoucherIndex voucher : run.vouchers) {
      run.previous.push_back(std::exchange(newest_[voucher.value], at));
      ++at.value;
    }
    next_ = next_ + run.count();
  }
}

/// A spine reads what a reversal undoes from the log, and writes first what it still holds of that voucher.
bool StraightLog::is_read_before(const std::vector<Run>& runs) const {
  if (!block_) return false;
  return std::ranges::any_of(runs, [this](const Run& run) {
    return run.fact.type == EventType::reversed && newest_[run.vouchers.front().value] >= block_->first();
  });
}

void StraightLog::write_block() {
  if (!block_) return;
  Record record;
  record.first = block_->first();
  record.event_count = block_->event_count();
  record.block = std::move(*block_).finish();
  record.keys = std::exchange(keys_, {});
  block_.reset();
  wait_for_block();
  writing_ = std::async(std::launch::async, [this, record = std::move(record)] { return log_.append(record); });
}

void StraightLog::wait_for_block() {
  if (writing_.valid() && writing_.get() != AppendOutcome::ok) {
    throw std::runtime_error("the log does not take a block");
  }
}

}  // namespace bonboek::bench
