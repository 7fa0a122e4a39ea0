#include "bench/post/phases.hpp"

#include <algorithm>

namespace bonboek::bench {
namespace {

/// Whether two submissions, told one after the other, may change places: reports of a quarter may, as they come in
/// whenever each party gets to it; so may claims of different parties, and payments. Mints may not: serials go up.
bool may_change_places(const PostRequest& a, const PostRequest& b) {
  const auto is_report = [](EventType type) {
    return type == EventType::issued || type == EventType::redeemed || type == EventType::renewed;
  };
  const EventType type_a = a.posted.items.front().fact.type;
  const EventType type_b = b.posted.items.front().fact.type;
  if (is_report(type_a) && is_report(type_b)) return true;
  if (type_a != type_b) return false;
  switch (type_a) {
    case EventType::reversed:  // with what is reported instead: corrections of one deed
      return a.posted.items.at(1).fact.type == b.posted.items.at(1).fact.type;
    case EventType::allotted:
    case EventType::voided:
    case EventType::invoiced:
    case EventType::paid:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Phases::take(PostRequest request) {
  if (!waiting_.empty() && !may_change_places(waiting_.back(), request)) flush();
  waiting_.push_back(std::move(request));
}

void Phases::flush() {
  if (waiting_.empty()) return;
  const auto time = waiting_.back().simulated_time;
  for (PostRequest& request : waiting_) {
    request.simulated_time = time;
    renumber(request);
  }
  for (Stood stood : record_(waiting_)) {
    stood.told = next_;
    next_ = next_ + stood.event_count;
    stood_.push_back(stood);
  }
  waiting_.clear();
}

/// What a reversal names stands where the order of recording put it.
void Phases::renumber(PostRequest& request) const {
  for (Item& item : request.posted.items) {
    if (item.fact.type != EventType::reversed) continue;
    const Sequence named = item.fact.reversed_sequence;
    const auto after = std::ranges::upper_bound(stood_, named, {}, &Stood::told);
    const Stood& stood = *std::prev(after);
    item.fact.reversed_sequence = stood.first + (named.value - stood.told.value);
  }
}

}  // namespace bonboek::bench
