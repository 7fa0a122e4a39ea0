// The model's rules about a voucher's life.
#include "tests/model/calendar.hpp"
#include "tests/model/rules.hpp"

namespace bonboek::model {

void Judge::require_part(const std::string& otherwise) {
  if (!known_.party(party_)->takes_part_on(item_.on)) refuse(otherwise);
}

std::optional<Cents> Judge::price(const std::string& kind) {
  const auto tariff = known_.tariff(kind, item_.on);
  if (!tariff) refuse("no-tariff");
  return tariff;
}

void Judge::mint() {
  const int year = year_of(item_.on);
  int next = known_.last_serial(year) + 1;
  int count = 0;
  for (const Numbers& numbers : item_.vouchers) {
    if (numbers.first.year != year) {
      refuse("mint-year-differs");
    } else if (numbers.first.serial != next) {
      refuse("not-next-number");
    }
    next = numbers.first.serial + numbers.count;
    count += numbers.count;
  }
  if (!party_.empty()) require_part("not-accredited");
  check_exposure(count);
  if (!clean()) return;
  const int first = known_.last_serial(year) + 1;
  for (int i = 0; i < count; ++i) record(Number{year, first + i});
}

void Judge::check_exposure(int count) {
  check_exposure_on(item_.on, count);
  if (year_of(posting_.today) > year_of(item_.on)) check_exposure_on(posting_.today, count);
}

void Judge::check_exposure_on(const std::string& day, int count) {
  const auto membership = known_.tariff("membership", day);
  const auto handling = known_.tariff("handling", day);
  if (!membership || !handling) return refuse("no-tariff");
  if (known_.policy("exposure") == "accept") return;
  const int year = year_of(day);
  const auto ceiling = known_.ceiling(year);
  if (!ceiling) return refuse("no-ceiling");
  const Cents of_new_ones = count * (*membership + *handling);
  if (known_.cost(year) + known_.commitment(day) + of_new_ones > *ceiling) refuse("ceiling-exceeded");
}

void Judge::allot() {
  require_part("not-accredited");
  const bool whole = clean();
  const auto vouchers = accepted([this](const Number&, const Life& life) -> std::string {
    if (life.is_voided()) return "voucher-voided";
    if (life.issue) return "already-issued";
    if (life.holder == party_) return "already-allotted";
    if (item_.on < life.minted_on) return "before-the-mint";
    if (item_.on < life.held_since) return "before-the-allotment";
    if (life.redeemed_on && item_.on > *life.redeemed_on) return "already-redeemed";
    return "";
  });
  for (const Number& voucher : vouchers) {
    if (whole) record(voucher);
  }
}

void Judge::issue() {
  require_part("not-accredited");
  const auto tariff = price("handling");
  const Party& desk = *known_.party(party_);
  if (desk.takes_part_on(item_.on) && !desk.has_track_on(item_.track, item_.on)) refuse("track-not-accredited");
  const bool whole = clean();
  const auto vouchers = accepted([this](const Number&, const Life& life) -> std::string {
    if (life.is_voided()) return "voucher-voided";
    if (life.issue) return "already-issued";
    if (life.holder != party_) return "not-the-holder";
    if (item_.on < life.minted_on) return "before-the-mint";
    if (item_.on < life.held_since) return "before-the-allotment";
    if (life.redeemed_on && item_.on > *life.redeemed_on) return "issued-after-redeemed";
    return "";
  });
  for (const Number& voucher : vouchers) {
    if (whole) record(voucher, [&](Recorded& event) { event.item.cents = *tariff; });
  }
}

void Judge::redeem() {
  require_part("not-taking-part");
  const auto tariff = price("membership");
  const bool whole = clean();
  const bool is_strict = known_.policy("redemption-before-issue") == "refuse";
  const auto vouchers = accepted([&](const Number&, const Life& life) -> std::string {
    if (life.is_voided()) return "voucher-voided";
    if (life.redeemed_on) return "already-redeemed";
    if (item_.on < life.minted_on) return "before-the-mint";
    if (!life.issue && item_.on < life.held_since) return "before-the-allotment";
    if (life.issue && item_.on < life.issue->on) return "redeemed-before-issued";
    if (!life.issue && is_strict) return "issue-not-reported";
    return "";
  });
  for (const Number& voucher : vouchers) {
    if (whole) record(voucher, [&](Recorded& event) { event.item.cents = *tariff; });
  }
}

void Judge::renew() {
  require_part("not-taking-part");
  const auto tariff = price("membership");
  const bool whole = clean();
  const auto vouchers = accepted([this](const Number&, const Life& life) -> std::string {
    if (!life.redeemed_on) return "not-redeemed";
    if (item_.on < *life.redeemed_on) return "before-the-redemption";
    if (life.is_member(year_of(item_.on))) return "already-member-that-year";
    return "";
  });
  for (const Number& voucher : vouchers) {
    if (whole) record(voucher, [&](Recorded& event) { event.item.cents = *tariff; });
  }
}

void Judge::void_vouchers() {
  const auto vouchers = accepted([this](const Number&, const Life& life) -> std::string {
    if (life.is_voided()) return "voucher-voided";
    if (life.redeemed_on) return "already-redeemed";
    if (!party_.empty() && life.holder != party_) return "not-the-holder";
    if (item_.on < life.minted_on) return "before-the-mint";
    if (item_.on < life.held_since) return "before-the-allotment";
    if (life.issue && item_.on < life.issue->on) return "already-issued";
    return "";
  });
  for (const Number& voucher : vouchers) {
    record(voucher, [&](Recorded& event) { event.party = known_.life(voucher)->holder; });
  }
}

}  // namespace bonboek::model
