#include "tests/model/life.hpp"

#include "tests/model/calendar.hpp"

namespace bonboek::model {

void Life::take(const Recorded& event) {
  const Item& item = event.item;
  const auto due = [&] { return Due{event.party, item.on, item.cents, "accrued"}; };
  const auto set_stage = [&](const std::string& stage) {
    if (item.kind == "handling") {
      if (issue) issue->stage = stage;
    } else if (is_member(item.year)) {
      memberships[item.year].stage = stage;
    }
  };
  if (item.type == "minted") minted_on = item.on;
  if (item.type == "minted" || item.type == "allotted") {
    holder = event.party;
    held_since = item.on;
  }
  if (item.type == "issued") issue = Issue{due(), item.track, item.municipality};
  if (item.type == "redeemed") redeemed_on = item.on;
  if (item.type == "redeemed" || item.type == "renewed") {
    memberships[year_of(item.on)] = Membership{due(), item.type == "renewed"};
  }
  if (item.type == "invoiced") set_stage("invoiced");
  if (item.type == "paid") set_stage("paid");
  if (item.type == "credited") set_stage("accrued");
  if (item.type == "voided") void_reason = item.reason;
}

std::string Life::place() const {
  if (is_voided()) return "voided";
  if (redeemed_on) return "redeemed";
  if (issue) return "issued";
  return holder.empty() ? "inStock" : "withIntermediary";
}

}  // namespace bonboek::model
