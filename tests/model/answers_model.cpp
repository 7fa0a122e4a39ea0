// The model's answers: each a loop over events or lives.
#include <fmt/format.h>

#include <algorithm>

#include "tests/model/answers.hpp"
#include "tests/model/answers_parts.hpp"
#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

/// Debit and credit of an entry; accounts of a party end in its name.
std::pair<std::string, std::string> entry_of(const Recorded& event) {
  const std::string& type = event.item.type;
  const std::string accrued = "accrued " + event.party;
  const std::string payable = "payable " + event.party;
  if (type == "fund-deposited") return {"bank", "subsidy"};
  if (type == "fund-returned") return {"subsidy", "bank"};
  if (type == "cost-booked") return {"other-cost", "bank"};
  if (type == "issued") return {"handling-cost", accrued};
  if (type == "redeemed" || type == "renewed") return {"membership-cost", accrued};
  if (type == "invoiced") return {accrued, payable};
  if (type == "paid") return {payable, "bank"};
  if (type == "credited") return {payable, accrued};
  return {};
}

/// The event whose effect an event makes or, if it is a reversal, unmakes.
const Recorded& effect_of(const Known& known, const Recorded& event) {
  return event.item.type == "reversed" ? known.event(static_cast<std::size_t>(event.item.reversed)) : event;
}

void tell_accounts(const Known& known, Collected& answers) {
  for (std::size_t i = 0; i < known.count(); ++i) {
    const Recorded& event = effect_of(known, known.event(i));
    auto [debit, credit] = entry_of(event);
    if (debit.empty()) continue;
    if (known.event(i).item.type == "reversed") std::swap(debit, credit);
    const std::string month = month_of(event.item.on);
    answers.add(fmt::format("account {} {} debit", debit, month), event.item.cents);
    answers.add(fmt::format("account {} {} credit", credit, month), event.item.cents);
    for (int year = year_of(month) + 1; year <= year_of(known.today()); ++year) {
      answers.add(fmt::format("account {} opening {}", debit, year), event.item.cents);
      answers.add(fmt::format("account {} opening {}", credit, year), -event.item.cents);
    }
  }
}

bool is_counted(const std::string& type) {
  static const std::set<std::string> counted{"minted", "allotted", "issued",   "redeemed", "renewed",
                                             "voided", "invoiced", "credited", "paid"};
  return counted.contains(type);
}

void tell_counts(const Known& known, Collected& answers) {
  for (const Recorded* event : known.standing()) {
    const Item& item = event->item;
    if (!is_counted(item.type)) continue;
    const bool is_membership = item.type == "redeemed" || item.type == "renewed";
    const int track = item.type == "issued" ? item.track
                      : is_membership       ? known.life(*event->voucher)->track()
                                            : event->track_then;
    for (const std::string& who : {event->party, std::string("all")}) {
      if (who.empty()) continue;
      const auto name = fmt::format("count {} {} {}", who, month_of(item.on), item.type);
      answers.add(fmt::format("{} track {}", name, track), 1);
      answers.add(name + " cents", item.cents);
    }
  }
}

/// Where an event counts: at its own municipality, else at its party's as it is registered now.
std::string municipality_of(const Known& known, const Recorded& event) {
  if (event.item.type == "issued" && !event.item.municipality.empty()) return event.item.municipality;
  return event.party.empty() ? "" : known.party(event.party)->registrations.back().municipality;
}

void tell_municipalities(const Known& known, Collected& answers) {
  static const std::set<std::string> counted{"minted", "allotted", "issued", "redeemed", "renewed"};
  for (const Recorded* event : known.standing()) {
    const Item& item = event->item;
    if (!counted.contains(item.type)) continue;
    const bool is_membership = item.type == "redeemed" || item.type == "renewed";
    const int track = item.type == "issued" ? item.track : is_membership ? known.life(*event->voucher)->track() : 0;
    answers.add(fmt::format("municipality {} {} {} track {}", municipality_of(known, *event), month_of(item.on),
                            item.type, track),
                1);
  }
}

void tell_corrections(const Known& known, Collected& answers) {
  std::set<std::string> closed;
  for (std::size_t i = 0; i < known.count(); ++i) {
    const Recorded& event = known.event(i);
    const Recorded& effect = effect_of(known, event);
    if (event.item.type == "quarter-closed") closed.insert(event.item.quarter);
    const std::string about = quarter_of(effect.item.on);
    if (!is_counted(effect.item.type) || !closed.contains(about)) continue;
    std::string report = about;
    while (closed.contains(report)) report = quarter_after(report);
    const auto name = fmt::format("correction in {} about {} {}", report, about, effect.item.type);
    const int sign = event.item.type == "reversed" ? -1 : 1;
    answers.add(name, sign);
    answers.add(name + " cents", sign * effect.item.cents);
  }
}

void tell_fund_year(const Known& known, int year, Collected& answers) {
  const std::string today = known.today();
  const auto name = [&](const std::string& figure) { return fmt::format("fund {} {}", year, figure); };
  std::map<std::string, Cents> by_stage;
  std::int64_t not_renewed = 0;
  for (const auto& [number, life] : known.lives()) {
    if (const auto found = life.memberships.find(year); found != life.memberships.end()) {
      const Membership& membership = found->second;
      answers.add(name("memberships " + membership.stage), 1);
      answers.add(name("memberships cents " + membership.stage), membership.cents);
      answers.add(name(membership.is_renewal ? "renewals" : "new"), 1);
      by_stage[membership.stage] += membership.cents;
    }
    if (life.issue && year_of(life.issue->on) == year) {
      answers.add(name("handlings " + life.issue->stage), 1);
      answers.add(name("handlings cents " + life.issue->stage), life.issue->cents);
      by_stage[life.issue->stage] += life.issue->cents;
    }
    if (life.is_member(year - 1) && !life.is_member(year)) ++not_renewed;
  }
  for (const Recorded* event : known.standing()) {
    if (year_of(event->item.on) != year) continue;
    if (event->item.type == "fund-deposited") answers.add(name("deposited"), event->item.cents);
    if (event->item.type == "fund-returned") answers.add(name("deposited"), -event->item.cents);
    if (event->item.type == "cost-booked") by_stage["paid"] += event->item.cents;
  }
  const Cents committed = year == year_of(today) ? known.commitment(today) : 0;
  const auto tariff = known.tariff("membership", std::max(today, date_text(year, 1, 1)));
  const Cents renewals = year < year_of(today) ? 0 : not_renewed * tariff.value_or(0);
  const Cents ceiling = known.ceiling(year).value_or(0);
  const Cents cost = by_stage["accrued"] + by_stage["invoiced"] + by_stage["paid"];
  for (const auto* stage : {"accrued", "invoiced", "paid"}) answers.add(name(stage), by_stage[stage]);
  answers.add(name("ceiling"), ceiling);
  answers.add(name("cost"), cost);
  answers.add(name("committed"), committed);
  answers.add(name("free"), ceiling - cost - committed);
  answers.add(name("forecast"), cost + committed + renewals);
}

}  // namespace

Answers answers_of(const Known& known) {
  Collected answers;
  answers.tell("events", std::to_string(known.count()));
  answers.tell("today", known.today());
  answers.add("bank", known.bank());
  tell_accounts(known, answers);
  tell_counts(known, answers);
  tell_municipalities(known, answers);
  tell_corrections(known, answers);
  for (int year = year_of(known.event(0).item.on) - 1; year <= year_of(known.today()) + 2; ++year) {
    tell_fund_year(known, year, answers);
  }
  tell_vouchers(known, answers);
  tell_open_items(known, answers);
  tell_invoices(known, answers);
  return answers.all();
}

}  // namespace bonboek::model
