#include "ledger/invoices.hpp"

#include <algorithm>
#include <cstdlib>

namespace bonboek {

const Invoice* Invoices::find(PartyIndex party, std::string_view number) const {
  const auto found = invoices_.find(Key{party, std::string(number)});
  return found == invoices_.end() ? nullptr : &found->second;
}

void Invoices::apply(const Run& run) {
  switch (run.fact.type) {
    case EventType::invoiced:
      return invoice(run);
    case EventType::paid:
      return move_lines(run, LineState::open, LineState::paid);
    case EventType::credited:
      return move_lines(run, LineState::open, LineState::credited);
    case EventType::reversed:
      if (run.fact.reversed_type == EventType::paid) move_lines(run, LineState::paid, LineState::open);
      return;
    default:
      return;
  }
}

void Invoices::invoice(const Run& run) {
  const Fact& fact = run.fact;
  Invoice& invoice = invoices_[Key{fact.party, std::string(fact.invoice)}];
  if (invoice.lines.empty()) {
    invoice.party = fact.party;
    invoice.number = fact.invoice;
    invoice.kind = fact.kind;
    invoice.invoiced_on = fact.occurred_on;
  }
  for (VoucherIndex voucher : run.vouchers) {
    invoice.lines.push_back({voucher, fact.year, LineState::open, fact.amount});
  }
  invoice.open += fact.amount * run.vouchers.size();
}

void Invoices::move_lines(const Run& run, LineState from, LineState to) {
  const Fact& fact = run.fact;
  const auto found = invoices_.find(Key{fact.party, std::string(fact.invoice)});
  if (found == invoices_.end()) std::abort();
  Invoice& invoice = found->second;
  auto wanted = run.vouchers;
  std::ranges::sort(wanted);
  std::size_t moved = 0;
  for (InvoiceLine& line : invoice.lines) {
    if (line.state != from || line.year != fact.year || !std::ranges::binary_search(wanted, line.voucher)) continue;
    line.state = to;
    ++moved;
  }
  if (moved != wanted.size()) std::abort();
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
