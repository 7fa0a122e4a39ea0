// Items made up again: what was posted, so that events became what they are.
#include <algorithm>
#include <utility>

#include "audit/members.hpp"
#include "audit/retrial.hpp"

namespace bonboek {

/// What was taken in of an event; nothing of one that was left out, or can't be read.
std::optional<Event> Retrial::event_taken_in(Sequence sequence) const {
  if (is_left_out(sequence)) return {};
  auto event = past_.event(sequence);
  if (!event) return {};
  const auto after = std::ranges::upper_bound(mended_, sequence, {}, &Mended::first);
  if (after != mended_.begin() && sequence < std::prev(after)->end) {
    const Fact said = std::exchange(event->fact, std::prev(after)->fact);
    event->fact.invoice = said.invoice;
    event->fact.reference = said.reference;
  }
  const auto previous = mended_previous_.find(sequence);
  if (previous != mended_previous_.end()) event->previous = previous->second;
  return event;
}

/// Those of a voucher that it had before the submission, from its newest event back.
std::vector<Event> Retrial::history_before(Sequence newest) const {
  std::vector<Event> events;
  Sequence above = Sequence::none();
  for (Sequence at = newest; !at.is_none() && at < above;) {
    const auto event = event_taken_in(at);
    if (!event) return {};
    if (at < submission_.first) events.push_back(*event);
    above = at;
    at = event->previous;
  }
  return events;
}

Fetched Retrial::fetch(const Fact& fact) const {
  if (fact.reversed_sequence >= submission_.first) return {};
  Fetched fetched;
  fetched.reversed = event_taken_in(fact.reversed_sequence);
  if (!fetched.reversed) return {};
  const VoucherIndex voucher = fetched.reversed->voucher;
  if (voucher.is_none()) return fetched;
  const VoucherTable& vouchers = views_.facts().vouchers();
  if (voucher.value >= vouchers.size()) return {};
  fetched.history = history_before(vouchers.at(voucher).last);
  const bool is_whole =
      std::ranges::find(fetched.history, fact.reversed_sequence, &Event::sequence) != fetched.history.end();
  return is_whole ? fetched : Fetched{};
}

bool Retrial::is_left_out(Sequence sequence) const {
  const auto after = std::ranges::upper_bound(left_out_, sequence, {}, &LeftOut::first);
  return after != left_out_.begin() && sequence < std::prev(after)->end;
}

/// What the runs were posted as: one item.
Decision Retrial::decide_again(std::span<const ToldRun> told) const {
  const ToldRun& first = told.front();
  const EventRow& row = row_of(first.fact.type);
  const bool names_party = row.required.has(Field::library) || row.optional.has(Field::library) ||
                           row.required.has(Field::intermediary) || row.optional.has(Field::intermediary);
  Item item;
  item.fact = posted_part(first.fact);
  if (names_party) {
    item.library = first.library;
    item.intermediary = first.intermediary;
  }
  if (row.optional.has(Field::membership_year)) item.given.add(Field::membership_year);
  if (first.fact.type == EventType::paid) {
    item.fact.amount = {};
    for (const ToldRun& each : told) item.fact.amount += each.fact.amount * each.count();
    return decide(views_.facts(), item, {poster_, today_, 0}, {});
  }
  if (first.fact.type == EventType::reversed) {
    return decide(views_.facts(), item, {poster_, today_, 0}, fetch(item.fact));
  }
  for (const ToldRun& each : told) {
    for (const VoucherNumber number : each.numbers) {
      if (!item.vouchers.empty()) {
        VoucherRange& last = item.vouchers.back();
        if (number.year == last.first.year && number.serial == last.first.serial + last.count) {
          ++last.count;
          continue;
        }
      }
      item.vouchers.push_back({number, 1});
    }
  }
  return decide(views_.facts(), item, {poster_, today_, 0}, {});
}

}  // namespace bonboek
