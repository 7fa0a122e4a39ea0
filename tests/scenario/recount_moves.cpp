#include <algorithm>

#include "tests/scenario/recount.hpp"

namespace bonboek::test {

void Recount::mint(const Event& event, const std::string& number) {
  const std::string on = text(event, "occurredOn");
  YearTotals& year = year_of(on);
  ensure(number == number_text(std::stoi(on.substr(2, 2)), ++year.minted), "not the next number: " + number);
  Slip slip;
  slip.minted_on = on;
  if (event.contains("intermediary")) slip.holder = text(event, "intermediary");
  slips_.emplace(number, slip);
  happened("minted", {});
}

void Recount::allot(const Event& event, Slip& slip) {
  ensure(!slip.voided && slip.issued_on.empty() && slip.redeemed_on.empty(), "not unused: allotted");
  const std::string before = std::exchange(slip.holder, text(event, "intermediary"));
  ensure(before != slip.holder, "allotted to who holds it");
  happened("allotted", [&slip, before] { slip.holder = before; });
}

void Recount::issue(const Event& event, const std::string& number, Slip& slip) {
  const std::string on = text(event, "occurredOn");
  ensure(!slip.voided && slip.issued_on.empty(), "issued twice, or voided: " + number);
  ensure(slip.holder == party(event), "issued by who does not hold it: " + number);
  ensure(slip.redeemed_on.empty() || on <= slip.redeemed_on, "issued after it was redeemed: " + number);
  slip.issued_on = on;
  ++year_of(on).issued;
  happened("issued", [this, &slip, on] {
    ensure(slip.claimed.empty(), "an issue taken back that was claimed");
    slip.issued_on.clear();
    --year_of(on).issued;
  });
}

void Recount::join(const Event& event, const std::string& number, Slip& slip, bool is_new) {
  const std::string on = text(event, "occurredOn");
  const std::string year = on.substr(0, 4);
  ensure(!slip.voided && slip.redeemed_on.empty() == is_new, "redeemed twice, or not at all: " + number);
  ensure(is_new ? slip.issued_on <= on : slip.redeemed_on < on, "too early: " + number);
  ensure(!slip.member_at.contains(year), "a member already: " + number);
  slip.member_at[year] = party(event);
  if (is_new) slip.redeemed_on = on;
  if (is_new && slip.issued_on.empty()) ++redeemed_first_;
  ++(is_new ? year_of(on).redeemed : year_of(on).renewed);
  happened(is_new ? "redeemed" : "renewed", [this, &slip, on, year, is_new] {
    ensure(!slip.claimed.contains(year), "a membership taken back that was claimed");
    slip.member_at.erase(year);
    if (is_new) slip.redeemed_on.clear();
    --(is_new ? year_of(on).redeemed : year_of(on).renewed);
  });
}

void Recount::discard(const Event& event, Slip& slip) {
  ensure(!slip.voided && slip.issued_on.empty() && slip.redeemed_on.empty(), "not unused: voided");
  slip.voided = true;
  ++reasons_[text(event, "reason")];
  happened("voided", [&slip] { slip.voided = false; });
}

void Recount::invoice(const Event& event, const std::string& number, Slip& slip) {
  const bool is_handling = !event.contains("membershipYear");
  const std::string claim = is_handling ? "handling" : std::to_string(event.at("membershipYear").to_number<int>());
  ensure(!slip.issued_on.empty() && !slip.claimed.contains(claim), "claimed twice, or not issued: " + number);
  const std::string did_it = is_handling ? slip.holder : slip.member_at.contains(claim) ? slip.member_at.at(claim) : "";
  ensure(did_it == party(event), "claimed by another: " + number);
  const std::string key = party(event) + " " + text(event, "invoice");
  Invoice& paper = invoices_[key];
  paper.is_handling = is_handling;
  ensure(paper.paid.empty(), "an invoice that grows after it was paid: " + key);
  paper.open.push_back({number, cents(event), claim});
  slip.claimed[claim] = key;
  happened("invoiced", {});
}

void Recount::credit(const Event& event, const std::string& number, Slip& slip) {
  const std::string key = party(event) + " " + text(event, "invoice");
  Invoice& paper = invoices_[key];
  const auto line = std::ranges::find(paper.open, number, &Line::number);
  if (line == paper.open.end()) return ensure(false, "credited what is not open: " + key);
  slip.claimed.erase(line->claim);
  paper.open.erase(line);
  happened("credited", {});
}

void Recount::pay(const Event& event) {
  const std::string key = party(event) + " " + text(event, "invoice");
  Invoice& paper = invoices_[key];
  std::int64_t open = 0;
  for (const Line& line : paper.open) open += line.cents;
  ensure(open == cents(event) && open > 0, "paid what is not open: " + key);
  bank_ -= open;
  ensure(bank_ >= 0, "the fund is overdrawn");
  const auto count = [this, &paper](const Line& line, int sign) {
    const std::string& day = paper.is_handling ? slips_.at(line.number).issued_on : line.claim;
    YearTotals& year = year_of(day);
    (paper.is_handling ? year.handling_cents : year.membership_cents) += sign * line.cents;
    if (!paper.is_handling) year.memberships_paid += sign;
  };
  for (const Line& line : std::exchange(paper.open, {})) {
    paper.paid.push_back(line);
    count(line, 1);
    happened("paid", [this, &paper, line, count] {
      count(line, -1);
      bank_ += line.cents;
      std::erase_if(paper.paid, [&](const Line& each) { return each.number == line.number; });
      paper.open.push_back(line);
    });
  }
}

void Recount::move_fund(const Event& event, std::int64_t sign, bool is_cost) {
  const std::int64_t amount = sign * cents(event);
  const std::string on = text(event, "occurredOn");
  const auto move = [this, amount, on, is_cost](std::int64_t direction) {
    bank_ += direction * amount;
    ensure(bank_ >= 0, "the fund is overdrawn");
    (is_cost ? year_of(on).other_cents : year_of(on).deposited_cents) += direction * (is_cost ? -amount : amount);
  };
  move(1);
  happened(text(event, "type"), [move] { move(-1); });
}

void Recount::reverse(const Event& event) {
  const auto sequence = event.at("reversedSequence").to_number<std::uint64_t>();
  ensure(sequence >= first_ && sequence < first_ + undo_.size(), "a reversal of nothing");
  Undo undo = std::exchange(undo_.at(sequence - first_), {});
  ensure(static_cast<bool>(undo), "a reversal of what can't be undone");
  if (undo) undo();
  ++reasons_[text(event, "reason")];
  happened("reversed", {});
}

}  // namespace bonboek::test
