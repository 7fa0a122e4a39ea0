#include "bench/recorder.hpp"

#include <fmt/format.h>

namespace bonboek::bench {
namespace {

std::string why(const PostOutcome& outcome) {
  if (outcome.refusals.list.empty()) return "the storage did not take it";
  const Refusal& first = outcome.refusals.list.front();
  return fmt::format("{} refusals, the first {}: {}", outcome.refusals.count, place_of(first), first.detail);
}

}  // namespace

void Recorder::take(PostRequest request) {
  size_.add(request);
  group_.push_back(std::move(request));
  if (size_.is_full()) flush();
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
  size_.clear();
}

}  // namespace bonboek::bench
