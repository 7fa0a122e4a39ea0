// The model's rules about the scheme itself.
#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/rules.hpp"

namespace bonboek::model {
namespace {

std::string party_kind(const std::string& type) {
  return type.starts_with("library") ? "library" : "intermediary";
}

}  // namespace

void Judge::open_scheme() {
  if (known_.is_opened()) return refuse("scheme-already-opened");
  record({});
}

void Judge::set_policy() {
  const bool of_clock = item_.value == "system" || item_.value == "simulated";
  if (of_clock != (item_.policy == "clock")) refuse("policy-value-not-allowed");
  if (item_.policy == "clock" && known_.count() != 1) refuse("clock-is-set");
  if (clean()) record({});
}

void Judge::register_party() {
  party_ = party_kind(item_.type) + "/" + item_.id;
  if (const Party* party = known_.party(party_)) {
    const Item& now = party->registrations.back();
    const bool same = now.name == item_.name && now.municipality == item_.municipality &&
                      party->tracks_on(item_.on) == std::set(item_.tracks.begin(), item_.tracks.end());
    if (party->takes_part_still() ? same : item_.on <= party->spans.back().last) return refuse("already-registered");
  }
  record({});
}

void Judge::withdraw_party() {
  party_ = party_kind(item_.type) + "/" + item_.id;
  const Party* party = known_.party(party_);
  if (party == nullptr) return refuse("unknown-party");
  if (!party->takes_part_still() || item_.on < party->spans.back().first) {
    return refuse(party_kind(item_.type) == "library" ? "not-taking-part" : "not-accredited");
  }
  const bool acted_later = std::ranges::any_of(known_.lives(), [this](const auto& entry) {
    const Life& life = entry.second;
    const auto is_later = [this](const Due& due) { return due.party == party_ && due.on > item_.on; };
    return (life.issue && is_later(*life.issue)) ||
           std::ranges::any_of(life.memberships, [&](const auto& membership) { return is_later(membership.second); });
  });
  if (acted_later) return refuse("acted-later");
  record({});
}

void Judge::set_tariff() {
  if (item_.from <= known_.last_priced(item_.kind)) return refuse("tariff-day-priced");
  record({});
}

void Judge::book() {
  if (item_.type != "fund-deposited" && item_.cents > known_.bank()) return refuse("fund-too-low");
  record({});
}

void Judge::close_quarter() {
  if (last_day_of(item_.quarter) < known_.event(0).item.on) refuse("before-the-scheme");
  if (last_day_of(item_.quarter) >= item_.on) refuse("quarter-not-over");
  const bool is_closed = std::ranges::any_of(known_.standing(), [&](const Recorded* event) {
    return event->item.type == "quarter-closed" && event->item.quarter == item_.quarter;
  });
  if (is_closed) refuse("quarter-already-closed");
  if (clean()) record({});
}

}  // namespace bonboek::model
