// Rules where money moves: the three-way match at invoicing, paying from the fund, crediting.
#include <map>

#include "ledger/deciding.hpp"

namespace bonboek {
namespace {

/// The first day on which a line may stand on an invoice: both its counterparts have happened by then.
Date due_on(const Membership& membership, Year year, const Voucher& voucher) {
  return std::max(date_in_year(year, membership.day), voucher.issued_on);
}

Objection is_invoiced_early(Date due) {
  return {RefusalCode::before_it_was_due, fmt::format("fell due on {}", to_string(due))};
}

}  // namespace

void Deciding::invoice() {
  const bool lacks_year = fact_.kind == Kind::membership && !item_.given.has(Field::membership_year);
  if (lacks_year) refuse({RefusalCode::missing_field, "an invoice of memberships names their membershipYear"});
  check_invoice_takes_more();
  const bool whole = clean();
  auto vouchers = accepted_vouchers([this, lacks_year](VoucherIndex index, const Voucher& voucher) {
    if (lacks_year) return Verdict{};
    return fact_.kind == Kind::membership ? check_membership_invoiced(index, voucher)
                                          : check_handling_invoiced(voucher);
  });
  if (!whole) return;
  if (fact_.kind == Kind::membership) return record(std::move(vouchers));
  std::vector<InvoiceLine> lines;
  lines.reserve(vouchers.size());
  for (VoucherIndex index : vouchers) {
    lines.push_back({index, year_of(facts_.vouchers().at(index).issued_on), LineState::open, fact_.amount});
  }
  record_lines(std::move(lines));
}

void Deciding::check_invoice_takes_more() {
  const Invoice* before = facts_.invoices().find(fact_.party, fact_.invoice);
  const std::size_t lines = before == nullptr ? 0 : before->line_count();
  if (lines + item_.voucher_count() > max_submission_events) {
    refuse_field(Field::invoice, {RefusalCode::too_many_events,
                                  fmt::format("an invoice holds at most {} lines", max_submission_events)});
  }
  if (before == nullptr) return;
  if (before->invoiced_on != fact_.occurred_on) {
    refuse_field(Field::invoice, {RefusalCode::invoice_date_differs,
                                  fmt::format("invoice {} of {} is dated {}", fact_.invoice, party_id(fact_.party),
                                              to_string(before->invoiced_on))});
  }
  if (before->paid > Cents{0}) {
    refuse_field(Field::invoice,
                 {RefusalCode::invoice_already_paid,
                  fmt::format("{} cents of invoice {} are paid; use a new number", before->paid.value, fact_.invoice)});
  }
}

Verdict Deciding::check_membership_invoiced(VoucherIndex index, const Voucher& voucher) const {
  const Membership membership = facts_.vouchers().membership(fact_.year, index);
  if (!membership.stands() || membership.library != fact_.party) {
    return Objection{RefusalCode::no_membership_here,
                     fmt::format("pays no membership of {} at {}", fact_.year, party_id(fact_.party))};
  }
  if (membership.stage() != Stage::accrued) {
    return Objection{RefusalCode::already_invoiced, fmt::format("is invoiced for {} already", fact_.year)};
  }
  if (!voucher.is_issued) {
    return Objection{RefusalCode::issue_not_reported,
                     "is not reported as issued yet; invoice it when its intermediary has reported it"};
  }
  if (fact_.amount != Cents{membership.amount_cents}) {
    return Objection{RefusalCode::wrong_tariff,
                     fmt::format("fell due at {} cents, not {}", membership.amount_cents, fact_.amount.value)};
  }
  const Date due = due_on(membership, fact_.year, voucher);
  return fact_.occurred_on < due ? Verdict(is_invoiced_early(due)) : std::nullopt;
}

Verdict Deciding::check_handling_invoiced(const Voucher& voucher) const {
  if (!voucher.is_issued || voucher.holder != fact_.party) {
    return Objection{RefusalCode::no_issue_here, fmt::format("was not issued by {}", party_id(fact_.party))};
  }
  if (item_.given.has(Field::membership_year) && fact_.year != year_of(voucher.issued_on)) {
    return Objection{RefusalCode::no_issue_here,
                     fmt::format("was issued on {}, not in {}", to_string(voucher.issued_on), fact_.year)};
  }
  if (voucher.handling != Stage::accrued)
    return Objection{RefusalCode::already_invoiced, "has its handling invoiced already"};
  if (fact_.amount != Cents{voucher.handling_cents}) {
    return Objection{RefusalCode::wrong_tariff,
                     fmt::format("fell due at {} cents, not {}", voucher.handling_cents, fact_.amount.value)};
  }
  return fact_.occurred_on < voucher.issued_on ? Verdict(is_invoiced_early(voucher.issued_on)) : std::nullopt;
}

void Deciding::pay() {
  const Invoice* invoice = facts_.invoices().find(fact_.party, fact_.invoice);
  if (invoice == nullptr) {
    return refuse_field(Field::invoice, {RefusalCode::unknown_invoice,
                                         fmt::format("{} posted no invoice {}", party_id(fact_.party), fact_.invoice)});
  }
  if (invoice->open == Cents{0}) {
    return refuse_field(Field::invoice,
                        {RefusalCode::nothing_open, fmt::format("nothing of invoice {} is open", fact_.invoice)});
  }
  if (fact_.occurred_on < invoice->invoiced_on) {
    refuse_field(Field::occurred_on, {RefusalCode::before_it_was_due,
                                      fmt::format("the invoice is dated {}", to_string(invoice->invoiced_on))});
  }
  if (fact_.amount != invoice->open) {
    refuse_field(Field::amount_cents,
                 {RefusalCode::not_the_open_amount,
                  fmt::format("{} cents are open, {} are paid", invoice->open.value, fact_.amount.value)});
  }
  if (fact_.amount > facts_.fund().bank) {
    refuse_field(Field::amount_cents,
                 {RefusalCode::fund_too_low, fmt::format("the fund holds {} cents", facts_.fund().bank.value)});
  }
  if (!clean()) return;
  auto lines = invoice->lines();
  std::erase_if(lines, [](const InvoiceLine& line) { return line.state != LineState::open; });
  record_lines(std::move(lines));
}

void Deciding::credit() {
  const Invoice* invoice = facts_.invoices().find(fact_.party, fact_.invoice);
  if (invoice == nullptr) {
    return refuse_field(Field::invoice, {RefusalCode::unknown_invoice,
                                         fmt::format("{} posted no invoice {}", party_id(fact_.party), fact_.invoice)});
  }
  if (fact_.occurred_on < invoice->invoiced_on) {
    refuse_field(Field::occurred_on, {RefusalCode::before_it_was_due,
                                      fmt::format("the invoice is dated {}", to_string(invoice->invoiced_on))});
  }
  std::multimap<VoucherIndex, InvoiceLine> lines_of;
  for (const InvoiceLine& line : invoice->lines()) lines_of.emplace(line.voucher, line);
  const bool whole = clean();
  std::vector<InvoiceLine> credited;
  const auto vouchers = accepted_vouchers([&](VoucherIndex index, const Voucher&) -> Verdict {
    const auto [first, last] = lines_of.equal_range(index);
    if (std::any_of(first, last, [](const auto& entry) { return entry.second.state == LineState::open; })) return {};
    if (std::any_of(first, last, [](const auto& entry) { return entry.second.state == LineState::paid; })) {
      return Objection{RefusalCode::line_already_paid, fmt::format("is paid on invoice {}", fact_.invoice)};
    }
    return Objection{RefusalCode::not_on_this_invoice, fmt::format("is not open on invoice {}", fact_.invoice)};
  });
  for (VoucherIndex index : vouchers) {
    const auto [first, last] = lines_of.equal_range(index);
    for (auto at = first; at != last; ++at) {
      if (at->second.state == LineState::open) credited.push_back(at->second);
    }
  }
  if (whole) record_lines(std::move(credited));
}

/// One run for the lines of each year and amount, in the order in which they stand on the invoice.
void Deciding::record_lines(std::vector<InvoiceLine> lines) {
  const auto key = [](const InvoiceLine& line) { return std::pair(line.year, line.amount); };
  std::ranges::stable_sort(lines, {}, key);
  for (auto at = lines.begin(); at != lines.end();) {
    const auto end = std::find_if(at, lines.end(), [&](const InvoiceLine& line) { return key(line) != key(*at); });
    std::vector<VoucherIndex> vouchers;
    for (auto line = at; line != end; ++line) vouchers.push_back(line->voucher);
    fact_.year = at->year;
    fact_.amount = at->amount;
    record(std::move(vouchers));
    at = end;
  }
}

}  // namespace bonboek
