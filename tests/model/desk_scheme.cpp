// Items about the scheme, its parties and its fund; and reversals, which are about anything.
#include <fmt/format.h>

#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/desk.hpp"

namespace bonboek::model {

Item Desk::set_tariff(const std::string& kind) {
  Item tariff = item("tariff-set");
  tariff.kind = kind;
  tariff.cents = kind == "membership" ? 4200 + 100 * dice_.roll(5) : 400 + 50 * dice_.roll(3);
  tariff.from = add_days(today_, dice_.between(-40, 40));
  return tariff;
}

Item Desk::set_ceiling(int year) {
  Item ceiling = item("ceiling-set");
  ceiling.year = year + (dice_.chance(20) ? 1 : 0);
  ceiling.cents = 10'000 * dice_.between(10, 80);
  return ceiling;
}

Item Desk::register_library(const std::string& id) {
  Item library = item("library-registered");
  library.id = id;
  library.name = fmt::format("Bibliotheek {} {}", id, dice_.roll(3));
  library.municipality = dice_.chance(60) ? "GM0983" : "GM0917";
  return library;
}

Item Desk::accredit(const std::string& id) {
  Item intermediary = item("intermediary-accredited");
  intermediary.id = id;
  intermediary.name = "Stichting " + id;
  if (dice_.chance(60)) intermediary.municipality = dice_.chance(50) ? "GM0899" : "GM0983";
  for (int track = 1; track <= 4; ++track) {
    if (dice_.chance(70)) intermediary.tracks.push_back(track);
  }
  if (intermediary.tracks.empty()) intermediary.tracks.push_back(dice_.between(1, 4));
  return intermediary;
}

Item Desk::change_party() {
  const bool of_library = dice_.chance(50);
  const std::string id = of_library ? any_library() : any_intermediary();
  const Party* party = known_.party((of_library ? "library/" : "intermediary/") + id);
  const bool takes_part = party != nullptr && party->takes_part_still();
  if (!takes_part || dice_.chance(60)) return of_library ? register_library(id) : accredit(id);
  Item withdrawal = item(of_library ? "library-withdrawn" : "accreditation-withdrawn");
  withdrawal.id = id;
  return withdrawal;
}

Item Desk::deposit() {
  Item deposit = item("fund-deposited");
  deposit.cents = 5'000 * dice_.between(1, 40);
  deposit.reference = reference();
  return deposit;
}

Item Desk::move_fund() {
  Item movement = item(dice_.chance(50) ? "fund-returned" : "cost-booked");
  movement.cents = dice_.chance(10) ? known_.bank() + 1 : std::max<Cents>(1, known_.bank() / dice_.between(1, 10));
  movement.reference = reference();
  return movement;
}

Item Desk::set_policy() {
  Item policy = item("policy-set");
  static const std::vector<std::string> policies{"redemption-before-issue", "exposure", "clock"};
  static const std::vector<std::string> values{"accept", "refuse", "simulated"};
  policy.policy = dice_.pick(policies);
  policy.value = dice_.pick(values);
  return policy;
}

Item Desk::close_quarter() {
  Item closing = item("quarter-closed");
  closing.quarter = quarter_of(add_days(today_, dice_.chance(80) ? -92 : -dice_.roll(200)));
  return closing;
}

Item Desk::reverse() {
  Item reversal = item("reversed");
  const int count = static_cast<int>(known_.count());
  const int newest = dice_.chance(60) ? std::min(count, 40) : count;
  reversal.reversed = dice_.chance(2) ? count + dice_.roll(3) : count - 1 - dice_.roll(std::max(1, newest));
  reversal.reversed = std::max<std::int64_t>(0, reversal.reversed);
  static const std::vector<std::string> reasons{"entered-in-error", "wrong-voucher",  "wrong-date", "wrong-party",
                                                "duplicate",        "payment-failed", "found-again"};
  reversal.reason = dice_.pick(reasons);
  return reversal;
}

}  // namespace bonboek::model
