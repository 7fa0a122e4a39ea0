#include "ledger/recorded_events.hpp"

#include <algorithm>
#include <utility>

namespace bonboek {

std::optional<StoredEvent> RecordedEvents::event(Sequence sequence) {
  if (sequence >= log_.tip()) return {};
  const Block& block = block_of(sequence);
  const auto after = std::ranges::upper_bound(block.stretches, sequence, {}, &Stretch::first);
  if (after == block.stretches.begin()) throw LogDamage(sequence, "the event is missing in it");
  const Stretch& stretch = *std::prev(after);
  const Run& run = stretch.run;
  const std::size_t place = sequence.value - stretch.first.value;
  if (place >= run.count()) throw LogDamage(sequence, "the event is missing in it");
  const Submission& submission = block.submissions[stretch.submission];
  const bool has_voucher = !run.vouchers.empty();
  return StoredEvent{
      block.bytes,
      {sequence, submission.first, submission.recorded_at, submission.actor, run.fact,
       has_voucher ? run.vouchers[place] : VoucherIndex::none(), has_voucher ? run.previous[place] : Sequence::none()}};
}

std::vector<StoredEvent> RecordedEvents::history(Sequence newest) {
  std::vector<StoredEvent> events;
  for (Sequence at = newest; !at.is_none(); at = events.back().event.previous) {
    auto stored = event(at);
    if (!stored || (!events.empty() && at >= events.back().event.sequence)) {
      throw LogDamage(at, "a voucher's chain is broken");
    }
    events.push_back(std::move(*stored));
  }
  return events;
}

void RecordedEvents::forget_unused() {
  if (std::exchange(use_count_before_, use_count_) != use_count_) return;
  blocks_.clear();
  held_bytes_ = 0;
}

RecordedEvents::Block& RecordedEvents::block_of(Sequence sequence) {
  ++use_count_;
  auto after = blocks_.upper_bound(sequence);
  if (after != blocks_.begin()) {
    auto& [first, block] = *std::prev(after);
    if (sequence.value - first.value < block.event_count) {
      block.used_at = use_count_;
      return block;
    }
  }
  Sequence first;
  Block block = read(sequence, first);
  make_room(block.held_bytes);
  held_bytes_ += block.held_bytes;
  return blocks_.insert_or_assign(first, std::move(block)).first->second;
}

RecordedEvents::Block RecordedEvents::read(Sequence sequence, Sequence& first) const {
  Block block;
  log_.read(sequence, sequence + 1, [&](std::string_view bytes, Sequence begins_at) {
    block.bytes = std::make_shared<const std::string>(bytes);
    first = begins_at;
    return false;
  });
  if (!block.bytes) throw LogDamage(sequence, "it is missing");
  BlockReader reader(*block.bytes, first);
  block.event_count = reader.event_count();
  block.used_at = use_count_;
  block.held_bytes = block.bytes->size();
  for (Submission submission; reader.next_submission(submission);) {
    block.submissions.push_back(submission);
    for (Stretch stretch; reader.next_run(stretch.run, stretch.first); stretch = {}) {
      stretch.submission = block.submissions.size() - 1;
      block.held_bytes += sizeof(Stretch) + stretch.run.vouchers.size() * (sizeof(VoucherIndex) + sizeof(Sequence));
      block.stretches.push_back(std::move(stretch));
    }
  }
  return block;
}

/// Drops what was not looked at for the longest time.
void RecordedEvents::make_room(std::size_t bytes) {
  while (!blocks_.empty() && held_bytes_ + bytes > max_kept_block_bytes) {
    const auto oldest = std::ranges::min_element(blocks_, {}, [](const auto& kept) { return kept.second.used_at; });
    held_bytes_ -= oldest->second.held_bytes;
    blocks_.erase(oldest);
  }
}

}  // namespace bonboek
