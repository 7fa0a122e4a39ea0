#include "ledger/facts.hpp"

#include <algorithm>
#include <cstdlib>

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

std::uint32_t count_if(bool yes) {
  return yes ? 1 : 0;
}

}  // namespace

void Facts::link(Run& run) const {
  run.previous.clear();
  run.previous.reserve(run.vouchers.size());
  for (VoucherIndex index : run.vouchers) {
    run.previous.push_back(index.value < vouchers_.size() ? vouchers_.at(index).last : Sequence::none());
  }
}

void Facts::apply(const Run& run, Timestamp recorded_at, const Changed& changed) {
  apply(run, {standing_.next, run.vouchers, {}}, recorded_at, changed);
}

void Facts::apply_share(const Run& run, const SharedOut& own, Timestamp recorded_at, const Changed& changed) {
  apply(run, {standing_.next, own.vouchers(), own.places()}, recorded_at, changed);
}

void Facts::apply(const Run& run, const VoucherTable::Affected& affected, Timestamp recorded_at,
                  const Changed& changed) {
  const Fact& fact = run.fact;
  if (run.vouchers.empty() && share_.is_first()) standing_.registers.apply(fact, standing_.next);
  if (fact.type == EventType::minted) vouchers_.mint(year_of(fact.occurred_on), run.count());
  vouchers_.apply(fact, affected, [&](std::span<const Change> changes) {
    count(fact, changes);
    changed(changes);
  });
  if (touches_invoice(fact) && share_.has_invoices_of(fact.party)) invoices_.apply(run);
  if (share_.is_first()) standing_.fund.move_money(fact, fact.amount * run.count());
  standing_.next = standing_.next + run.count();
  standing_.last_recorded_at = recorded_at;
}

void Facts::merge(Facts other) {
  if (!share_.is_first() || other.standing_.next != standing_.next) std::abort();
  vouchers_.merge(std::move(other.vouchers_));
  invoices_.merge(std::move(other.invoices_));
  standing_.fund.add_counts(other.standing_.fund);
  share_ = {};
}

void Facts::count(const Fact& fact, std::span<const Change> changes) {
  count_vouchers_out(fact, changes);
  if (fact.effect() == EventType::renewed) count_continued(fact, changes);
}

/// What is in the log is true: what is redeemed or voided was out, and what is issued was not issued.
void Facts::count_vouchers_out(const Fact& fact, std::span<const Change> changes) {
  Fund& fund = standing_.fund;
  const auto all = static_cast<std::uint32_t>(changes.size());
  const std::uint32_t sign = fact.type == EventType::reversed ? ~0U : 1U;  // counts wrap around
  switch (fact.effect()) {
    case EventType::minted:
      fund.vouchers_out += sign * all;
      fund.vouchers_unissued += sign * all;
      return;
    case EventType::issued:
      fund.vouchers_unissued -= sign * all;
      return;
    case EventType::redeemed:
      fund.vouchers_out -= sign * all;
      return;
    case EventType::voided: {
      const auto unissued =
          std::ranges::count_if(changes, [](const Change& change) { return !change.before.is_issued; });
      fund.vouchers_out -= sign * all;
      fund.vouchers_unissued -= sign * static_cast<std::uint32_t>(unissued);
      return;
    }
    default:
      return;
  }
}

void Facts::count_continued(const Fact& fact, std::span<const Change> changes) {
  const auto slot = static_cast<std::size_t>(membership_year_of(fact) - first_year);
  std::uint32_t from_year_before = 0;
  std::uint32_t into_year_after = 0;
  for (const Change& change : changes) {
    from_year_before += count_if(change.pays_year_before);
    into_year_after += count_if(change.pays_year_after);
  }
  auto& continued = standing_.fund.continued_by_year;
  const bool is_reversal = fact.type == EventType::reversed;
  const auto count = [&](std::uint32_t& at, std::uint32_t by) { is_reversal ? at -= by : at += by; };
  if (from_year_before > 0) count(continued.at(slot), from_year_before);
  if (into_year_after > 0) count(continued.at(slot + 1), into_year_after);
}

void Facts::remember(const Run& run, Savepoint& savepoint) const {
  if (!savepoint.registers && run.vouchers.empty()) savepoint.registers = registers();
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
  if (savepoint.registers) standing_.registers = std::move(*savepoint.registers);
  for (auto& [key, invoice] : savepoint.invoices) invoices_.restore(key, std::move(invoice));
  standing_.fund = savepoint.fund;
  standing_.next = savepoint.next;
  standing_.last_recorded_at = savepoint.last_recorded_at;
}

}  // namespace bonboek
