#include "tests/ledger/memory_ledger.hpp"

#include <algorithm>

#include "tests/ledger/kept_text.hpp"

namespace bonboek {

Refusals MemoryLedger::post(const Item& item, const Posting& posting, Timestamp recorded_at) {
  auto decision = decide(facts_, item, posting, fetch(item));
  if (decision.refusals.empty()) record(std::move(decision.runs), posting.poster.name, recorded_at);
  return std::move(decision.refusals);
}

Refusals MemoryLedger::post_in_parts(const Item& item, const Posting& posting, Timestamp recorded_at) {
  auto decision = decide(facts_, item, posting, fetch(item));
  record(std::move(decision.runs), posting.poster.name, recorded_at);
  return std::move(decision.refusals);
}

Fetched MemoryLedger::fetch(const Item& item) const {
  Fetched fetched;
  const Sequence wanted = item.fact.reversed_sequence;
  if (item.fact.type != EventType::reversed || wanted >= facts_.next()) return fetched;
  fetched.reversed = event(wanted);
  if (!fetched.reversed->voucher.is_none()) {
    fetched.history = history(facts_.vouchers().at(fetched.reversed->voucher).last);
  }
  return fetched;
}

void MemoryLedger::record(std::vector<Run> runs, std::string_view actor, Timestamp recorded_at) {
  const Sequence submission = facts_.next();
  for (Run& run : runs) {
    facts_.link(run);
    recorded_.push_back({facts_.next(), submission, recorded_at, keep(std::string(actor)), run});
    facts_.apply(run, recorded_at, [](std::span<const Change>) {});
  }
}

Event MemoryLedger::event(Sequence sequence) const {
  const auto after = std::ranges::upper_bound(recorded_, sequence, {}, &Recorded::first);
  const Recorded& found = *std::prev(after);
  const auto place = sequence.value - found.first.value;
  const bool has_voucher = !found.run.vouchers.empty();
  return {sequence,
          found.submission,
          found.recorded_at,
          found.actor,
          found.run.fact,
          has_voucher ? found.run.vouchers.at(place) : VoucherIndex::none(),
          has_voucher ? found.run.previous.at(place) : Sequence::none()};
}

std::vector<Event> MemoryLedger::history(Sequence newest) const {
  std::vector<Event> events;
  for (Sequence at = newest; !at.is_none(); at = events.back().previous) events.push_back(event(at));
  return events;
}

Timestamp morning_of(Date day) {
  return parse_timestamp(to_string(day) + "T09:00:00Z").value();
}

}  // namespace bonboek
