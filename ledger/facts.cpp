#include "ledger/facts.hpp"

#include <algorithm>

namespace bonboek {
namespace {

bool touches_invoice(const Fact& fact) {
  switch (fact.effect()) {
    case EventType::invoiced:
    case EventType::paid:
    case EventType::credited:
      return true;
    default:
      return false;
  }
}

bool is_out(const Voucher& voucher) {
  return !voucher.is_redeemed && !voucher.is_voided();
}
bool is_unissued(const Voucher& voucher) {
  return !voucher.is_issued && !voucher.is_voided();
}
std::uint32_t count_if(bool yes) {
  return yes ? 1 : 0;
}

}  // namespace

void Fund::move_money(const Fact& fact, Cents sum) {
  const Cents added = fact.type == EventType::reversed ? -sum : sum;
  Cents& cost = cost_by_year.at(static_cast<std::size_t>(year_of(fact.effective_on()) - first_year));
  switch (fact.effect()) {
    case EventType::fund_deposited:
      bank += added;
      return;
    case EventType::cost_booked:
      cost += added;
      [[fallthrough]];
    case EventType::fund_returned:
    case EventType::paid:
      bank -= added;
      return;
    case EventType::issued:
      cost += added;
      return note_priced(Kind::handling, fact.effective_on());
    case EventType::redeemed:
    case EventType::renewed:
      cost += added;
      return note_priced(Kind::membership, fact.effective_on());
    default:
      return;
  }
}

void Fund::note_priced(Kind kind, Date day) {
  auto& last = last_priced.at(static_cast<std::size_t>(kind));
  last = last ? std::max(*last, day) : day;
}

Cents Facts::commitment(Date day) const {
  const auto membership = registers_.tariff(Kind::membership, day).value_or(Cents{0});
  const auto handling = registers_.tariff(Kind::handling, day).value_or(Cents{0});
  return membership * fund_.vouchers_out + handling * fund_.vouchers_unissued;
}

Date Facts::today(Timestamp at) const {
  return local_date(at, registers_.scheme() ? std::string_view(registers_.scheme()->time_zone) : "UTC");
}

void Facts::link(Run& run) const {
  run.previous.clear();
  run.previous.reserve(run.vouchers.size());
  for (VoucherIndex index : run.vouchers) {
    run.previous.push_back(index.value < vouchers_.size() ? vouchers_.at(index).last : Sequence::none());
  }
}

void Facts::apply(const Run& run, Timestamp recorded_at, const Changed& changed) {
  const Fact& fact = run.fact;
  if (run.vouchers.empty()) registers_.apply(fact, next_);
  if (fact.type == EventType::minted) vouchers_.mint(year_of(fact.occurred_on), run.count());
  const bool can_move = can_move_voucher(fact.type);
  vouchers_.apply(fact, next_, run.vouchers, [&](std::span<const Change> changes) {
    if (can_move) count_vouchers_out(fact.type, changes);
    changed(changes);
  });
  if (touches_invoice(fact)) invoices_.apply(run);
  fund_.move_money(fact, fact.amount * run.count());
  next_ = next_ + run.count();
  last_recorded_at_ = recorded_at;
}

void Facts::count_vouchers_out(EventType type, std::span<const Change> changes) {
  const bool minted = type == EventType::minted;
  for (const Change& change : changes) {
    const Voucher& after = vouchers_.at(change.voucher);
    fund_.vouchers_out += count_if(is_out(after)) - count_if(!minted && is_out(change.before));
    fund_.vouchers_unissued += count_if(is_unissued(after)) - count_if(!minted && is_unissued(change.before));
  }
}

void Facts::remember(const Run& run, Savepoint& savepoint) const {
  if (!savepoint.registers && run.vouchers.empty()) savepoint.registers = registers_;
  if (!touches_invoice(run.fact)) return;
  const Invoices::Key key{run.fact.party, std::string(run.fact.invoice)};
  if (savepoint.invoices.contains(key)) return;
  const Invoice* invoice = invoices_.find(key.first, key.second);
  savepoint.invoices.emplace(key, invoice == nullptr ? std::nullopt : std::optional(*invoice));
}

void Facts::undo(const std::vector<Applied>& applied, Savepoint savepoint) {
  for (auto newest = applied.rbegin(); newest != applied.rend(); ++newest) {
    const auto& [run, changes] = *newest;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) vouchers_.undo(run.fact, *change);
    if (run.fact.type == EventType::minted) vouchers_.unmint(year_of(run.fact.occurred_on), run.count());
  }
  if (savepoint.registers) registers_ = std::move(*savepoint.registers);
  for (auto& [key, invoice] : savepoint.invoices) invoices_.restore(key, std::move(invoice));
  fund_ = savepoint.fund;
  next_ = savepoint.next;
  last_recorded_at_ = savepoint.last_recorded_at;
}

}  // namespace bonboek
