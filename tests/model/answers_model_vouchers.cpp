// The model's answers about vouchers, number series, what stands open, and invoices.
#include <fmt/format.h>

#include <algorithm>

#include "tests/model/answers.hpp"
#include "tests/model/answers_parts.hpp"
#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

std::string text_of(const Life& life) {
  std::string text = fmt::format("{} minted {} with [{}] since {} newest {}", life.place(), life.minted_on, life.holder,
                                 life.held_since, life.newest);
  if (const auto& issue = life.issue) {
    text += fmt::format(" issued {} track {} {} {} {}", issue->on, issue->track, issue->municipality, issue->cents,
                        issue->stage);
  }
  if (life.redeemed_on) text += " redeemed " + *life.redeemed_on;
  if (life.is_voided()) text += " voided " + life.void_reason;
  for (const auto& [year, membership] : life.memberships) {
    text += fmt::format(" {}: {} {} {} {}{}", year, membership.party, membership.on, membership.cents, membership.stage,
                        membership.is_renewal ? " renewal" : "");
  }
  return text;
}

std::string age_of(int days) {
  for (const int bound : {30, 90, 180, 365}) {
    if (days <= bound) return fmt::format("to {} days", bound);
  }
  return "over 365 days";
}

}  // namespace

void tell_vouchers(const Known& known, Collected& answers) {
  for (const auto& [number, life] : known.lives()) {
    answers.tell("voucher " + print(number), text_of(life));
    const auto series = fmt::format("series {}", number.year);
    answers.add(series + " minted", 1);
    answers.add(fmt::format("{} {}", series, life.place()), 1);
    if (life.is_voided()) answers.add(fmt::format("{} voided {}", series, life.void_reason), 1);
    if (life.place() == "withIntermediary") answers.add(fmt::format("{} with {}", series, life.holder), 1);
    if (life.place() == "issued") answers.add(fmt::format("{} issued by {}", series, life.holder), 1);
  }
}

void tell_open_items(const Known& known, Collected& answers) {
  const int today = day_number(known.today());
  for (const auto& [number, life] : known.lives()) {
    const auto open = [&](const std::string& what, const Due& due) {
      answers.tell(fmt::format("open {} {} {}", what, print(number), due.on),
                   fmt::format("{} {}", due.party, due.cents));
      for (const std::string& who : {due.party, std::string("all")}) {
        const auto name = fmt::format("open {} of {}", what, who);
        answers.add(name, 1);
        answers.add(name + " cents", due.cents);
        answers.add(fmt::format("{} {}", name, age_of(today - day_number(due.on))), 1);
      }
    };
    if (life.redeemed_on && !life.issue) {
      open("redeemedIssueNotReported", life.memberships.at(year_of(*life.redeemed_on)));
    }
    if (life.place() == "issued") open("issuedNotRedeemed", *life.issue);
    if (life.issue && life.issue->stage == "accrued") open("issuedNotClaimed", *life.issue);
    if (life.issue && life.issue->stage == "invoiced") open("claimedNotPaid", *life.issue);
    for (const auto& [year, membership] : life.memberships) {
      if (membership.stage == "accrued") open("redeemedNotInvoiced", membership);
      if (membership.stage == "invoiced") open("invoicedNotPaid", membership);
    }
  }
}

void tell_invoices(const Known& known, Collected& answers) {
  for (const auto& [name, invoice] : known.invoices()) {
    std::string text = fmt::format("{} {} open {} paid {} credited {}:", invoice.kind, invoice.on, invoice.sum("open"),
                                   invoice.sum("paid"), invoice.sum("credited"));
    for (const Line& line : invoice.lines) {
      text += fmt::format(" ({} {} {} {})", print(line.voucher), line.year, line.cents, line.state);
    }
    answers.tell(fmt::format("invoice {} {}", name.first, name.second), text);
  }
}

std::string line_of(const Recorded& event) {
  return fmt::format("{} {} in {} by {} {} on {} of [{}] voucher {} cents {} undoes {}", event.sequence, event.at,
                     event.submission, event.actor, event.item.type, event.item.on, event.party,
                     event.voucher ? print(*event.voucher) : "none", event.item.cents, event.item.reversed);
}

}  // namespace bonboek::model
