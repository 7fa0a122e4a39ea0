// Items about a voucher's life.
#include "tests/model/calendar.hpp"
#include "tests/model/desk.hpp"

namespace bonboek::model {

Item Desk::mint() {
  Item mint = item("minted");
  if (dice_.chance(70)) mint.on = today_;
  const int year = year_of(mint.on) + (dice_.chance(2) ? 1 : 0);
  int serial = known_.last_serial(year) + 1;
  if (dice_.chance(3)) serial += dice_.between(1, 2);
  mint.vouchers.push_back({{year, serial}, dice_.between(1, 8)});
  if (dice_.chance(20)) mint.vouchers.push_back({{year, serial + mint.vouchers[0].count}, dice_.between(1, 2)});
  if (dice_.chance(50)) mint.intermediary = any_intermediary();
  return mint;
}

Item Desk::allot() {
  Item allotment = item("allotted");
  allotment.intermediary = any_intermediary();
  allotment.vouchers = some(
      [&](const Number&, const Life& life) {
        return life.is_unissued() && life.held_since <= allotment.on &&
               life.holder != "intermediary/" + allotment.intermediary;
      },
      6);
  return allotment;
}

Item Desk::issue() {
  Item issue = item("issued");
  issue.intermediary = any_intermediary();
  const std::string holder = "intermediary/" + issue.intermediary;
  issue.track = dice_.between(1, 4);
  const Party* party = known_.party(holder);
  for (int tries = 0; tries < 4 && party != nullptr && !party->has_track_on(issue.track, issue.on); ++tries) {
    issue.track = 1 + issue.track % 4;
  }
  if (dice_.chance(4)) issue.track = dice_.between(1, 4);
  if (dice_.chance(50)) issue.municipality = "GM0899";
  issue.vouchers = some(
      [&](const Number&, const Life& life) {
        return life.is_unissued() && life.holder == holder && life.held_since <= issue.on &&
               (!life.redeemed_on || issue.on <= *life.redeemed_on);
      },
      6);
  return issue;
}

Item Desk::redeem() {
  Item redemption = item("redeemed");
  redemption.library = any_library();
  const bool issued_ones = dice_.chance(70);
  redemption.vouchers = some(
      [&](const Number&, const Life& life) {
        return life.is_out() && life.minted_on <= redemption.on && life.issue.has_value() == issued_ones &&
               (!issued_ones || life.issue->on <= redemption.on);
      },
      5);
  return redemption;
}

Item Desk::renew() {
  Item renewal = item("renewed");
  renewal.library = any_library();
  renewal.vouchers = some(
      [&](const Number&, const Life& life) {
        return life.redeemed_on && *life.redeemed_on <= renewal.on && !life.is_member(year_of(renewal.on));
      },
      6);
  return renewal;
}

Item Desk::void_vouchers() {
  Item voiding = item("voided");
  static const std::vector<std::string> reasons{"lost", "returned", "expired", "misprinted", "withdrawn"};
  voiding.reason = dice_.pick(reasons);
  if (dice_.chance(60)) voiding.intermediary = any_intermediary();
  voiding.vouchers = some(
      [&](const Number&, const Life& life) {
        return life.is_out() && life.minted_on <= voiding.on &&
               (voiding.intermediary.empty() || life.holder == "intermediary/" + voiding.intermediary);
      },
      3);
  return voiding;
}

}  // namespace bonboek::model
