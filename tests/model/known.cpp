#include "tests/model/known.hpp"

#include <algorithm>

#include "tests/model/calendar.hpp"

namespace bonboek::model {

bool Party::takes_part_on(const std::string& day) const {
  return std::ranges::any_of(
      spans, [&](const Span& span) { return span.first <= day && (span.last.empty() || day <= span.last); });
}

std::set<int> Party::tracks_on(const std::string& day) const {
  const Item* held = nullptr;
  for (const Item& item : registrations) {
    if (item.on <= day && (held == nullptr || held->on <= item.on)) held = &item;
  }
  return held == nullptr ? std::set<int>{} : std::set<int>(held->tracks.begin(), held->tracks.end());
}

bool Party::has_track_on(int track, const std::string& day) const {
  return tracks_on(day).contains(track);
}

Cents Invoice::sum(const std::string& state) const {
  Cents sum = 0;
  for (const Line& line : lines) sum += line.state == state ? line.cents : 0;
  return sum;
}

Known::Known(const std::vector<Recorded>& events, std::size_t count) : events_(events), count_(count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (events[i].item.type == "reversed") reversed_.insert(events[i].item.reversed);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Recorded& event = events[i];
    if (event.voucher) lives_[*event.voucher].newest = event.sequence;
    if (event.item.type == "reversed" || is_reversed(event.sequence)) continue;
    standing_.push_back(&event);
    register_party(event);
    take_invoice(event);
    if (event.voucher) lives_[*event.voucher].take(event);
  }
}

void Known::register_party(const Recorded& event) {
  const std::string& type = event.item.type;
  if (type == "library-registered" || type == "intermediary-accredited") {
    Party& party = parties_[event.party];
    if (party.spans.empty() || !party.takes_part_still()) party.spans.push_back({event.item.on, ""});
    party.registrations.push_back(event.item);
  }
  if (type == "library-withdrawn" || type == "accreditation-withdrawn") {
    parties_.at(event.party).spans.back().last = event.item.on;
  }
}

void Known::take_invoice(const Recorded& event) {
  const Item& item = event.item;
  if (item.type != "invoiced" && item.type != "paid" && item.type != "credited") return;
  Invoice& invoice = invoices_[{event.party, item.invoice}];
  if (item.type == "invoiced") {
    invoice.kind = item.kind;
    invoice.on = item.on;
    invoice.lines.push_back({*event.voucher, item.year, item.cents, "open"});
    return;
  }
  const auto line = std::ranges::find_if(invoice.lines, [&](const Line& candidate) {
    return candidate.voucher == *event.voucher && candidate.year == item.year && candidate.state == "open";
  });
  line->state = item.type;
}

std::string Known::today() const {
  return date_at(events_[count_ - 1].at, true);
}

std::string Known::policy(const std::string& name) const {
  std::string value = name == "clock" ? "system" : name == "exposure" ? "refuse" : "accept";
  for (const Recorded* event : standing_) {
    if (event->item.type == "policy-set" && event->item.policy == name) value = event->item.value;
  }
  return value;
}

const Party* Known::party(const std::string& name) const {
  const auto found = parties_.find(name);
  return found == parties_.end() ? nullptr : &found->second;
}

std::optional<Cents> Known::tariff(const std::string& kind, const std::string& day) const {
  const Item* held = nullptr;
  for (const Recorded* event : standing_) {
    const Item& item = event->item;
    if (item.type != "tariff-set" || item.kind != kind || item.from > day) continue;
    if (held == nullptr || held->from <= item.from) held = &item;
  }
  return held == nullptr ? std::nullopt : std::optional(held->cents);
}

std::optional<Cents> Known::ceiling(int year) const {
  std::optional<Cents> ceiling;
  for (const Recorded* event : standing_) {
    if (event->item.type == "ceiling-set" && event->item.year == year) ceiling = event->item.cents;
  }
  return ceiling;
}

std::string Known::last_priced(const std::string& kind) const {
  std::string last;
  for (std::size_t i = 0; i < count_; ++i) {
    const Item& item = events_[i].item;
    const bool priced = kind == "handling" ? item.type == "issued" : item.type == "redeemed" || item.type == "renewed";
    if (priced) last = std::max(last, item.on);
  }
  return last;
}

const Life* Known::life(const Number& number) const {
  const auto found = lives_.find(number);
  return found == lives_.end() ? nullptr : &found->second;
}

int Known::last_serial(int year) const {
  int last = 0;
  for (const auto& [number, life] : lives_) last = number.year == year ? number.serial : last;
  return last;
}

Cents Known::bank() const {
  Cents bank = 0;
  for (const Recorded* event : standing_) {
    const std::string& type = event->item.type;
    if (type == "fund-deposited") bank += event->item.cents;
    if (type == "fund-returned" || type == "cost-booked" || type == "paid") bank -= event->item.cents;
  }
  return bank;
}

Cents Known::cost(int year) const {
  Cents cost = 0;
  for (const Recorded* event : standing_) {
    const std::string& type = event->item.type;
    const bool costs = type == "issued" || type == "redeemed" || type == "renewed" || type == "cost-booked";
    if (costs && year_of(event->item.on) == year) cost += event->item.cents;
  }
  return cost;
}

Cents Known::commitment(const std::string& day) const {
  const Cents membership = tariff("membership", day).value_or(0);
  const Cents handling = tariff("handling", day).value_or(0);
  Cents commitment = 0;
  for (const auto& [number, life] : lives_) {
    if (life.is_out()) commitment += membership;
    if (life.is_unissued()) commitment += handling;
  }
  return commitment;
}

}  // namespace bonboek::model
