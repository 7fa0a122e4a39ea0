#include "ledger/invoices.hpp"

#include <algorithm>
#include <cstdlib>

namespace bonboek {
namespace {

bool is_of(const InvoiceStretch& stretch, const Fact& fact) {
  return stretch.year == fact.year && stretch.amount == fact.amount;
}

/// Moves the lines of these vouchers where they are listed in the order of the lines, as payments list them. Returns
/// how many were found so, from the first one on.
std::size_t move_in_order(Invoice& invoice, const Run& run, LineState from, LineState to) {
  std::size_t moved = 0;
  for (InvoiceStretch& stretch : invoice.stretches) {
    if (!is_of(stretch, run.fact)) continue;
    for (std::size_t i = 0; i < stretch.vouchers.size() && moved < run.vouchers.size(); ++i) {
      if (stretch.states[i] != from || stretch.vouchers[i] != run.vouchers[moved]) continue;
      stretch.states[i] = to;
      ++moved;
    }
  }
  return moved;
}

/// The same for vouchers in any order.
std::size_t move_in_any_order(Invoice& invoice, const Fact& fact, std::vector<VoucherIndex> vouchers, LineState from,
                              LineState to) {
  std::ranges::sort(vouchers);
  std::size_t moved = 0;
  for (InvoiceStretch& stretch : invoice.stretches) {
    if (!is_of(stretch, fact)) continue;
    for (std::size_t i = 0; i < stretch.vouchers.size(); ++i) {
      if (stretch.states[i] != from || !std::ranges::binary_search(vouchers, stretch.vouchers[i])) continue;
      stretch.states[i] = to;
      ++moved;
    }
  }
  return moved;
}

}  // namespace

std::size_t Invoice::line_count() const {
  std::size_t count = 0;
  for (const InvoiceStretch& stretch : stretches) count += stretch.vouchers.size();
  return count;
}

std::vector<InvoiceLine> Invoice::lines() const {
  std::vector<InvoiceLine> lines;
  lines.reserve(line_count());
  for (const InvoiceStretch& stretch : stretches) {
    for (std::size_t i = 0; i < stretch.vouchers.size(); ++i) {
      lines.push_back({stretch.vouchers[i], stretch.year, stretch.states[i], stretch.amount});
    }
  }
  return lines;
}

const Invoice* Invoices::find(PartyIndex party, std::string_view number) const {
  const auto found = invoices_.find(Key{party, std::string(number)});
  return found == invoices_.end() ? nullptr : &found->second;
}

void Invoices::apply(const Run& run) {
  switch (run.fact.type) {
    case EventType::invoiced:
      return invoice(run);
    case EventType::paid:
      return move(run, LineState::open, LineState::paid);
    case EventType::credited:
      return move(run, LineState::open, LineState::credited);
    case EventType::reversed:
      if (run.fact.reversed_type == EventType::paid) move(run, LineState::paid, LineState::open);
      return;
    default:
      return;
  }
}

void Invoices::invoice(const Run& run) {
  const Fact& fact = run.fact;
  Invoice& invoice = invoices_[Key{fact.party, std::string(fact.invoice)}];
  if (invoice.stretches.empty()) {
    invoice.party = fact.party;
    invoice.number = fact.invoice;
    invoice.kind = fact.kind;
    invoice.invoiced_on = fact.occurred_on;
  }
  if (invoice.stretches.empty() || !is_of(invoice.stretches.back(), fact)) {
    invoice.stretches.push_back({fact.year, fact.amount, {}, {}});
  }
  InvoiceStretch& stretch = invoice.stretches.back();
  stretch.vouchers.insert(stretch.vouchers.end(), run.vouchers.begin(), run.vouchers.end());
  stretch.states.resize(stretch.vouchers.size(), LineState::open);
  invoice.open += fact.amount * run.vouchers.size();
}

void Invoices::move(const Run& run, LineState from, LineState to) {
  const Fact& fact = run.fact;
  const auto found = invoices_.find(Key{fact.party, std::string(fact.invoice)});
  if (found == invoices_.end()) std::abort();
  Invoice& invoice = found->second;
  std::size_t moved = move_in_order(invoice, run, from, to);
  if (moved < run.vouchers.size()) {
    const auto rest = run.vouchers.begin() + static_cast<std::ptrdiff_t>(moved);
    moved += move_in_any_order(invoice, fact, {rest, run.vouchers.end()}, from, to);
  }
  if (moved != run.vouchers.size()) std::abort();
  const auto sum = [&invoice](LineState state) -> Cents& {
    return state == LineState::open ? invoice.open : state == LineState::paid ? invoice.paid : invoice.credited;
  };
  sum(from) -= fact.amount * moved;
  sum(to) += fact.amount * moved;
}

void Invoices::restore(const Key& key, std::optional<Invoice> before) {
  if (before) {
    invoices_.insert_or_assign(key, std::move(*before));
  } else {
    invoices_.erase(key);
  }
}

}  // namespace bonboek
