#include <algorithm>

#include "ops/scenario/book.hpp"

namespace bonboek::scenario {

Cents tariff_of(Kind kind, Date day) {
  const BudgetYear& budget = budget_of(year_of(day));
  return kind == Kind::membership ? budget.membership_tariff : budget.handling_tariff;
}

Vouchers Invoice::open_vouchers() const {
  Vouchers vouchers;
  for (const InvoiceLine& line : lines) {
    if (!line.credited && line.paid_at.is_none()) vouchers.push_back(line.voucher);
  }
  return vouchers;
}

Cents Invoice::open_amount() const {
  return each * open_vouchers().size();
}

Cents Book::cost_of(Year year) const {
  const auto found = cost_.find(year);
  return found == cost_.end() ? Cents{} : found->second;
}

// At its widest: a voucher whose issue is not reported yet still costs its handling, redeemed or not.
Cents Book::commitment(Date on) const {
  std::uint64_t out = 0;
  std::uint64_t not_issued = 0;
  for (const Voucher& voucher : vouchers_) {
    out += voucher.is_out() ? 1U : 0U;
    not_issued += !voucher.voided && !voucher.issued ? 1U : 0U;
  }
  return tariff_of(Kind::membership, on) * out + tariff_of(Kind::handling, on) * not_issued;
}

Sequence Book::deposit(Cents amount) {
  bank_ += amount;
  return record({.type = EventType::fund_deposited, .amount = amount});
}

Sequence Book::withdraw(Cents amount, Date on, bool is_cost) {
  ensure(bank_ >= amount, "the fund holds what leaves it");
  bank_ -= amount;
  if (is_cost) cost_[year_of(on)] += amount;
  return record({.type = is_cost ? EventType::cost_booked : EventType::fund_returned, .on = on, .amount = amount});
}

Claim& Book::claim(Claimant party, VoucherIndex index, Year year) {
  Voucher& voucher = open(index);
  ensure(voucher.issued.has_value(), "nothing is claimed on an issue that is not reported");
  if (party.kind == Kind::handling) return voucher.issued->claim;
  return voucher.memberships.at(year).claim;
}

void Book::claim_line(VoucherIndex index, const Invoice& invoice) {
  const Voucher& voucher = at(index);
  Claim& due = claim(invoice.party, index, invoice.year);
  ensure(due == Claim::due, "nothing is claimed twice");
  due = Claim::invoiced;
  const bool handling = invoice.party.kind == Kind::handling;
  const Deed& deed = handling ? voucher.issued->deed : voucher.memberships.at(invoice.year).deed;
  const std::uint16_t did_it = handling ? voucher.holder.value : voucher.memberships.at(invoice.year).library.value;
  ensure(did_it == invoice.party.index, "a party claims only what it did");
  ensure(deed.on <= invoice.on && year_of(deed.on) == invoice.year, "claimed after it was done, for its own year");
}

InvoiceIndex Book::invoice(const Vouchers& vouchers, Claimant party, std::string number, Year year, Date on) {
  const Cents each = tariff_of(party.kind, date_of(year, 1, 1));
  Invoice invoice{.party = party, .number = std::move(number), .on = on, .year = year, .each = each, .lines = {}};
  for (const VoucherIndex voucher : vouchers) {
    take();
    claim_line(voucher, invoice);
    invoice.lines.push_back({.voucher = voucher, .paid_at = Sequence::none()});
  }
  invoices_.push_back(std::move(invoice));
  return InvoiceIndex{static_cast<std::uint32_t>(invoices_.size() - 1)};
}

void Book::pay(InvoiceIndex index) {
  Invoice& invoice = invoices_.at(index.value);
  const Cents amount = invoice.open_amount();
  ensure(amount > Cents{} && bank_ >= amount, "an open invoice is paid, from what the fund holds");
  bank_ -= amount;
  for (InvoiceLine& line : invoice.lines) {
    if (line.credited || !line.paid_at.is_none()) continue;
    line.paid_at = record({.type = EventType::paid, .voucher = line.voucher, .invoice = index, .amount = invoice.each});
    claim(invoice.party, line.voucher, invoice.year) = Claim::paid;
  }
}

void Book::credit(VoucherIndex voucher, InvoiceIndex index) {
  Invoice& invoice = invoices_.at(index.value);
  const auto line = std::ranges::find_if(
      invoice.lines, [&](const InvoiceLine& each) { return each.voucher == voucher && !each.credited; });
  ensure(line != invoice.lines.end() && line->paid_at.is_none(), "only an open line is credited");
  take();
  line->credited = true;
  claim(invoice.party, voucher, invoice.year) = Claim::due;
}

void Book::reverse_payment(const Movement& paid, Sequence undone) {
  Invoice& invoice = invoices_.at(paid.invoice.value);
  const auto line = std::ranges::find(invoice.lines, undone, &InvoiceLine::paid_at);
  ensure(line != invoice.lines.end(), "only what is paid bounces");
  line->paid_at = Sequence::none();
  claim(invoice.party, line->voucher, invoice.year) = Claim::invoiced;
  bank_ += paid.amount;
}

}  // namespace bonboek::scenario
