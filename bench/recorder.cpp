#include "bench/recorder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bonboek::bench {
namespace {

/// As far as the items tell: a payment counts as one.
std::uint64_t events_in(const PostRequest& request) {
  std::uint64_t events = 0;
  for (const Item& item : request.posted.items) events += std::max<std::uint64_t>(item.voucher_count(), 1);
  return events;
}

std::string why(const PostOutcome& outcome) {
  if (outcome.refusals.list.empty()) return "the storage did not take it";
  const Refusal& first = outcome.refusals.list.front();
  return fmt::format("{} refusals, the first {}: {}", outcome.refusals.count, place_of(first), first.detail);
}

}  // namespace

void Recorder::take(PostRequest request) {
  group_events_ += events_in(request);
  group_.push_back(std::move(request));
  if (group_.size() >= bound_.submissions || group_events_ >= bound_.events) flush();
}

void Recorder::flush() {
  using Clock = std::chrono::steady_clock;
  if (group_.empty()) return;
  const auto syncs = spine_.log().sync_count();
  const auto begin = Clock::now();
  const auto outcomes = spine_.post(group_);
  recorded_.spent += Clock::now() - begin;
  recorded_.syncs += spine_.log().sync_count() - syncs;
  for (std::size_t i = 0; i < group_.size(); ++i) {
    if (outcomes[i].kind != PostOutcome::Kind::recorded) {
      throw WrongAnswer(
          fmt::format("{} of {} is not recorded: {}", group_[i].key, group_[i].poster.name, why(outcomes[i])));
    }
    recorded_.events += outcomes[i].event_count;
  }
  ++recorded_.groups;
  recorded_.submissions += group_.size();
  group_.clear();
  group_events_ = 0;
}

}  // namespace bonboek::bench
