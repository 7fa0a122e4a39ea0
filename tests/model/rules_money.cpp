// The model's rules where money moves.
#include <algorithm>

#include "tests/model/calendar.hpp"
#include "tests/model/rules.hpp"

namespace bonboek::model {

std::string Judge::why_not_invoiced(const Due& due, const std::string& due_on, Cents asked) const {
  if (asked != due.cents) return "wrong-tariff";
  return item_.on < due_on ? "before-it-was-due" : "";
}

void Judge::invoice() {
  const std::string kind = party_.starts_with("library") ? "membership" : "handling";
  const bool lacks_year = kind == "membership" && item_.year == 0;
  if (lacks_year) refuse("missing-field");
  if (const auto before = known_.invoices().find({party_, item_.invoice}); before != known_.invoices().end()) {
    if (before->second.on != item_.on) refuse("invoice-date-differs");
    if (before->second.sum("paid") > 0) refuse("invoice-already-paid");
  }
  const bool whole = clean();
  const auto of_membership = [this, lacks_year](const Number&, const Life& life) -> std::string {
    if (lacks_year) return "";
    if (!life.is_member(item_.year)) return "no-membership-here";
    const Membership& due = life.memberships.at(item_.year);
    if (due.party != party_) return "no-membership-here";
    if (due.stage != "accrued") return "already-invoiced";
    if (!life.issue) return "issue-not-reported";
    return why_not_invoiced(due, std::max(due.on, life.issue->on), item_.cents);
  };
  const auto of_handling = [this](const Number&, const Life& life) -> std::string {
    if (!life.issue || life.issue->party != party_) return "no-issue-here";
    if (item_.year != 0 && item_.year != year_of(life.issue->on)) return "no-issue-here";
    if (life.issue->stage != "accrued") return "already-invoiced";
    return why_not_invoiced(*life.issue, life.issue->on, item_.cents);
  };
  const auto vouchers = kind == "membership" ? accepted(of_membership) : accepted(of_handling);
  std::vector<Line> lines;
  for (const Number& voucher : vouchers) {
    const int year = kind == "membership" ? item_.year : year_of(known_.life(voucher)->issue->on);
    lines.push_back({voucher, year, item_.cents, "open"});
  }
  if (whole) record_lines(std::move(lines), kind);
}

void Judge::pay() {
  const auto found = known_.invoices().find({party_, item_.invoice});
  if (found == known_.invoices().end()) return refuse("unknown-invoice");
  const Invoice& invoice = found->second;
  const Cents open = invoice.sum("open");
  if (open == 0) return refuse("nothing-open");
  if (item_.on < invoice.on) refuse("before-it-was-due");
  if (item_.cents != open) refuse("not-the-open-amount");
  if (item_.cents > known_.bank()) refuse("fund-too-low");
  if (!clean()) return;
  std::vector<Line> lines;
  std::ranges::copy_if(invoice.lines, std::back_inserter(lines), [](const Line& line) { return line.state == "open"; });
  record_lines(std::move(lines), invoice.kind);
}

void Judge::credit() {
  const auto found = known_.invoices().find({party_, item_.invoice});
  if (found == known_.invoices().end()) return refuse("unknown-invoice");
  const Invoice& invoice = found->second;
  if (item_.on < invoice.on) refuse("before-it-was-due");
  const bool whole = clean();
  const auto has = [&](const Number& voucher, const std::string& state) {
    return std::ranges::any_of(invoice.lines,
                               [&](const Line& line) { return line.voucher == voucher && line.state == state; });
  };
  const auto vouchers = accepted([&](const Number& voucher, const Life&) -> std::string {
    if (has(voucher, "open")) return "";
    return has(voucher, "paid") ? "line-already-paid" : "not-on-this-invoice";
  });
  std::vector<Line> lines;
  for (const Number& voucher : vouchers) {
    std::ranges::copy_if(invoice.lines, std::back_inserter(lines),
                         [&](const Line& line) { return line.voucher == voucher && line.state == "open"; });
  }
  if (whole) record_lines(std::move(lines), invoice.kind);
}

/// One event a line: by year, then by amount, else in the order given.
void Judge::record_lines(std::vector<Line> lines, const std::string& kind) {
  std::ranges::stable_sort(lines, {}, [](const Line& line) { return std::pair(line.year, line.cents); });
  for (const Line& line : lines) {
    record(line.voucher, [&](Recorded& event) {
      event.item.kind = kind;
      event.item.year = line.year;
      event.item.cents = line.cents;
    });
  }
}

}  // namespace bonboek::model
