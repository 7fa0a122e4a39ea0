// The model's rules about reversals.
#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/rules.hpp"

namespace bonboek::model {

void Judge::reverse() {
  if (item_.reversed >= posting_.before) return refuse("no-such-event");
  const Recorded& event = known_.event(static_cast<std::size_t>(item_.reversed));
  if (item_.on < event.item.on) refuse("before-what-it-undoes");
  if (posting_.poster.role != "coordinator" && posting_.poster.name != event.actor) {
    return refuse("not-yours-to-reverse");
  }
  if (const auto fault = why_not_reversed(event); !fault.empty()) refuse(fault);
  if (!clean()) return;
  record(event.voucher, [&](Recorded& reversal) {
    reversal.party = event.party;
    reversal.item.cents = event.item.cents;
    reversal.item.kind = event.item.kind;
    reversal.item.year = event.item.year;
    reversal.item.invoice = event.item.invoice;
  });
}

std::string Judge::why_not_reversed(const Recorded& event) const {
  static const std::set<std::string> reversible{"allotted", "issued",         "redeemed",      "renewed",    "voided",
                                                "paid",     "fund-deposited", "fund-returned", "cost-booked"};
  if (!reversible.contains(event.item.type)) return "not-reversible";
  if (event.voucher && known_.life(*event.voucher)->newest >= posting_.before) return "something-rests-on-it";
  if (known_.is_reversed(event.sequence)) return "already-reversed";
  if (event.item.type == "fund-deposited" && event.item.cents > known_.bank()) return "fund-too-low";
  return event.voucher && something_rests_on(event) ? "something-rests-on-it" : "";
}

bool Judge::something_rests_on(const Recorded& event) const {
  const Life& life = *known_.life(*event.voucher);
  const std::string& type = event.item.type;
  const int year = year_of(event.item.on);
  const auto is_invoiced = [](const auto& membership) { return membership.second.stage != "accrued"; };
  if (type == "allotted") {
    return std::ranges::any_of(known_.standing(), [&](const Recorded* later) {
      const std::string& then = later->item.type;
      return later->voucher == event.voucher && later->sequence > event.sequence &&
             (then == "allotted" || then == "issued" || then == "voided");
    });
  }
  if (type == "issued") {
    return life.issue->stage != "accrued" || life.is_voided() || std::ranges::any_of(life.memberships, is_invoiced) ||
           (life.redeemed_on && known_.policy("redemption-before-issue") == "refuse");
  }
  if (type == "redeemed") return is_invoiced(*life.memberships.find(year)) || life.memberships.size() > 1;
  if (type == "renewed") return is_invoiced(*life.memberships.find(year));
  return false;
}

}  // namespace bonboek::model
