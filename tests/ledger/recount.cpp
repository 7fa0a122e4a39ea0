#include "tests/ledger/recount.hpp"

#include <fmt/format.h>

#include <set>

namespace bonboek {
namespace {

/// Every event that stands: those that were reversed, and the reversals themselves, left out.
std::vector<Event> standing_events(const MemoryLedger& ledger) {
  std::set<Sequence> reversed;
  for (Sequence at{0}; at < ledger.facts().next(); at = at + 1) {
    const auto event = ledger.event(at);
    if (event.fact.type == EventType::reversed) reversed.insert(event.fact.reversed_sequence);
  }
  std::vector<Event> standing;
  for (Sequence at{0}; at < ledger.facts().next(); at = at + 1) {
    const auto event = ledger.event(at);
    if (event.fact.type != EventType::reversed && !reversed.contains(at)) standing.push_back(event);
  }
  return standing;
}

/// What the memberships and the handling of a year cost, by the vouchers' state.
std::map<Year, std::int64_t> cost_by_state(const VoucherTable& vouchers) {
  std::map<Year, std::int64_t> cost;
  for (std::uint32_t i = 0; i < vouchers.size(); ++i) {
    const Voucher& voucher = vouchers.at(VoucherIndex{i});
    if (voucher.is_issued) cost[year_of(voucher.issued_on)] += voucher.handling_cents;
    for (Year year = 2025; year <= 2029; ++year) {
      const auto membership = vouchers.membership(year, VoucherIndex{i});
      if (membership.stands()) cost[year] += membership.amount_cents;
    }
  }
  return cost;
}

Stage stage_of(const Invoice& invoice, const InvoiceLine& line, const VoucherTable& vouchers) {
  return invoice.kind == Kind::handling ? vouchers.at(line.voucher).handling
                                        : vouchers.membership(line.year, line.voucher).stage();
}

/// Lines that are open or paid while their voucher says otherwise.
std::string wrong_lines(const Facts& facts) {
  std::string wrong;
  for (const auto& [key, invoice] : facts.invoices().all()) {
    std::map<LineState, Cents> sums;
    for (const InvoiceLine& line : invoice.lines()) {
      sums[line.state] += line.amount;
      if (line.state == LineState::credited) continue;
      const Stage expected = line.state == LineState::open ? Stage::invoiced : Stage::paid;
      if (stage_of(invoice, line, facts.vouchers()) != expected) {
        wrong += fmt::format("invoice {} says {} of voucher {}\n", key.second, name_of(line.state), line.voucher.value);
      }
    }
    if (sums[LineState::open] != invoice.open || sums[LineState::paid] != invoice.paid ||
        sums[LineState::credited] != invoice.credited) {
      wrong += fmt::format("invoice {} is not the sum of its lines\n", key.second);
    }
  }
  return wrong;
}

}  // namespace

Recount recount(const MemoryLedger& ledger) {
  Recount counted;
  std::set<VoucherIndex> out;
  std::set<VoucherIndex> unissued;
  for (const Event& event : standing_events(ledger)) {
    const Fact& fact = event.fact;
    const auto cents = fact.amount.value;
    const Invoices::Key invoice{fact.party, std::string(fact.invoice)};
    switch (fact.type) {
      case EventType::minted:
        out.insert(event.voucher);
        unissued.insert(event.voucher);
        break;
      case EventType::voided:
        out.erase(event.voucher);
        unissued.erase(event.voucher);
        break;
      case EventType::issued:
        unissued.erase(event.voucher);
        counted.cost[year_of(fact.occurred_on)] += cents;
        break;
      case EventType::redeemed:
        out.erase(event.voucher);
        [[fallthrough]];
      case EventType::renewed:
        counted.cost[year_of(fact.occurred_on)] += cents;
        break;
      case EventType::cost_booked:
        counted.cost[year_of(fact.occurred_on)] += cents;
        [[fallthrough]];
      case EventType::fund_returned:
        counted.bank -= cents;
        break;
      case EventType::fund_deposited:
        counted.bank += cents;
        break;
      case EventType::invoiced:
        counted.open[invoice] += cents;
        break;
      case EventType::paid:
        counted.bank -= cents;
        [[fallthrough]];
      case EventType::credited:
        counted.open[invoice] -= cents;
        break;
      default:
        break;
    }
  }
  counted.vouchers_out = static_cast<std::uint32_t>(out.size());
  counted.vouchers_unissued = static_cast<std::uint32_t>(unissued.size());
  return counted;
}

std::string differences(const Recount& counted, const Facts& facts) {
  std::string wrong = wrong_lines(facts);
  const auto compare = [&wrong](std::string_view what, std::int64_t actual, std::int64_t expected) {
    if (actual != expected) wrong += fmt::format("{} is {}, counted {}\n", what, actual, expected);
  };
  const Fund& fund = facts.fund();
  compare("bank", fund.bank.value, counted.bank);
  compare("vouchers out", fund.vouchers_out, counted.vouchers_out);
  compare("vouchers unissued", fund.vouchers_unissued, counted.vouchers_unissued);
  if (fund.bank < Cents{0}) wrong += "the fund is overdrawn\n";
  auto by_state = cost_by_state(facts.vouchers());
  for (Year year = 2025; year <= 2029; ++year) {
    const auto found = counted.cost.find(year);
    const auto cost = found == counted.cost.end() ? 0 : found->second;
    compare(fmt::format("cost of {}", year), fund.cost(year).value, cost);
    if (by_state[year] > cost) wrong += fmt::format("vouchers say that {} cost {}\n", year, by_state[year]);
  }
  for (const auto& [key, invoice] : facts.invoices().all()) {
    const auto found = counted.open.find(key);
    compare("open of invoice " + key.second, invoice.open.value, found == counted.open.end() ? 0 : found->second);
  }
  return wrong;
}

}  // namespace bonboek
