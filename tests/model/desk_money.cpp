// Items about invoices.
#include <fmt/format.h>

#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/desk.hpp"

namespace bonboek::model {
namespace {

std::string id_of(const std::string& party) {
  return party.substr(party.find('/') + 1);
}

void name_party(Item& item, const std::string& party) {
  (party.starts_with("library") ? item.library : item.intermediary) = id_of(party);
}

}  // namespace

Item Desk::claim(const std::string& party, std::optional<int> year, Cents cents, const Fits& fits) {
  Item claim = item("invoiced");
  name_party(claim, party);
  claim.invoice = fmt::format("F-{}", dice_.roll(12));
  const auto before = known_.invoices().find({party, claim.invoice});
  if (before != known_.invoices().end() && dice_.chance(70)) {
    claim.invoice = fmt::format("F-{}", known_.count());
  } else if (before != known_.invoices().end()) {
    claim.on = before->second.on;
  }
  claim.year = year.value_or(0);
  claim.cents = cents + (dice_.chance(3) ? 100 : 0);
  claim.vouchers = some(fits, 6);
  return claim;
}

Item Desk::claim_memberships() {
  const std::string party = "library/" + any_library();
  std::vector<const Membership*> due;
  std::vector<int> years;
  for (const auto& [number, life] : known_.lives()) {
    for (const auto& [year, membership] : life.memberships) {
      if (membership.party != party || membership.stage != "accrued") continue;
      due.push_back(&membership);
      years.push_back(year);
    }
  }
  if (due.empty()) return redeem();
  const auto at = static_cast<std::size_t>(dice_.roll(static_cast<int>(due.size())));
  const Cents cents = due[at]->cents;
  const int year = years[at];
  const bool unreported_too = dice_.chance(10);
  return claim(party, year, cents, [&](const Number&, const Life& life) {
    if (!life.is_member(year)) return false;
    const Membership& membership = life.memberships.at(year);
    return membership.party == party && membership.stage == "accrued" && membership.cents == cents &&
           (life.issue || unreported_too);
  });
}

Item Desk::claim_handling() {
  const std::string party = "intermediary/" + any_intermediary();
  std::vector<Issue> due;
  for (const auto& [number, life] : known_.lives()) {
    if (life.issue && life.issue->party == party && life.issue->stage == "accrued") due.push_back(*life.issue);
  }
  if (due.empty()) return issue();
  const Issue first = dice_.pick(due);
  const auto year = dice_.chance(50) ? std::optional(year_of(first.on)) : std::nullopt;
  return claim(party, year, first.cents, [&](const Number&, const Life& life) {
    return life.issue && life.issue->party == party && life.issue->stage == "accrued" &&
           life.issue->cents == first.cents && (!year || year_of(life.issue->on) == *year);
  });
}

Item Desk::pay() {
  std::vector<Known::InvoiceName> open;
  for (const auto& [name, invoice] : known_.invoices()) {
    if (invoice.sum("open") > 0 || dice_.chance(4)) open.push_back(name);
  }
  if (open.empty()) return deposit();
  const auto name = dice_.pick(open);
  const Cents cents = known_.invoices().at(name).sum("open");
  if (cents > known_.bank() && dice_.chance(70)) return deposit();
  Item payment = item("paid");
  name_party(payment, name.first);
  payment.invoice = dice_.chance(2) ? "F-none" : name.second;
  payment.cents = std::max<Cents>(1, cents - (dice_.chance(4) ? 50 : 0));
  payment.reference = reference();
  if (dice_.chance(80)) payment.on = std::max(payment.on, known_.invoices().at(name).on);
  return payment;
}

Item Desk::credit() {
  if (known_.invoices().empty()) return claim_memberships();
  std::vector<Known::InvoiceName> names;
  for (const auto& [name, invoice] : known_.invoices()) {
    if (invoice.sum("open") > 0 || dice_.chance(20)) names.push_back(name);
  }
  if (names.empty()) return pay();
  const auto name = dice_.pick(names);
  const Invoice& invoice = known_.invoices().at(name);
  Item credit = item("credited");
  name_party(credit, name.first);
  credit.invoice = name.second;
  if (dice_.chance(80)) credit.on = std::max(credit.on, invoice.on);
  credit.vouchers = some(
      [&](const Number& number, const Life&) {
        return std::ranges::any_of(invoice.lines, [&](const Line& line) {
          return line.voucher == number && (line.state == "open" || dice_.chance(5));
        });
      },
      4);
  return credit;
}

}  // namespace bonboek::model
