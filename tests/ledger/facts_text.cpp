#include "tests/ledger/facts_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace bonboek {
namespace {

/// Where the lines go.
using Out = std::back_insert_iterator<std::string>;

void write_registers(const Registers& registers, Out out) {
  if (const auto& scheme = registers.scheme()) {
    fmt::format_to(out, "scheme {} {} {} {} {}\n", scheme->name, scheme->origin, scheme->currency, scheme->time_zone,
                   to_string(scheme->opened_on));
  }
  for (const Policy policy : {Policy::redemption_before_issue, Policy::exposure, Policy::clock}) {
    fmt::format_to(out, "policy {} {}\n", name_of(policy), name_of(registers.policy(policy)));
  }
  for (const Party& party : registers.parties()) {
    fmt::format_to(out, "party {} {} {} {} {} {} {} {}", name_of(party.kind), party.id, party.name, party.isil,
                   party.iban, party.kvk, party.municipality.value, party.tracks);
    for (const auto& span : party.spans) fmt::format_to(out, " {}..{}", to_string(span.first), to_string(span.last));
    fmt::format_to(out, " at {}\n", registers.find(party.kind, party.id).value().value);
  }
  for (const Kind kind : {Kind::membership, Kind::handling}) {
    for (int day = 0; day <= last_date.day; day += 7) {
      const auto tariff = registers.tariff(kind, Date{static_cast<std::uint16_t>(day)});
      if (tariff) fmt::format_to(out, "{}", tariff->value % 97);
    }
    fmt::format_to(out, " tariffs of {}\n", name_of(kind));
  }
  for (const auto& [year, amount] : registers.ceilings()) fmt::format_to(out, "ceiling {} {}\n", year, amount.value);
  for (const auto& [quarter, sequence] : registers.closed_quarters()) {
    fmt::format_to(out, "closed {} by {}\n", to_string(quarter), sequence.value);
  }
}

void write_vouchers(const VoucherTable& table, Out out) {
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    const VoucherIndex index{i};
    const Voucher& voucher = table.at(index);
    fmt::format_to(out, "voucher {} last {} holder {} in {} minted {} held {} issued {} {} redeemed {} {}", i,
                   voucher.last.value, voucher.holder.value, voucher.municipality.value, voucher.minted_on.day,
                   voucher.held_since.day, voucher.is_issued ? 1 : 0, voucher.issued_on.day,
                   voucher.is_redeemed ? 1 : 0, voucher.redeemed_on.day);
    fmt::format_to(out, " handling {} {} track {} void {} number {}\n", static_cast<int>(voucher.handling),
                   voucher.handling_cents, Track{voucher.track}, static_cast<int>(voucher.void_reason),
                   to_string(table.number(index)));
    for (Year year = 2024; year <= 2030; ++year) {
      const auto membership = table.membership(year, index);
      fmt::format_to(out, "  {} {} {} {} {} {}\n", year, std::uint32_t{membership.amount_cents},
                     membership.library.value, unsigned{membership.day}, unsigned{membership.is_renewal},
                     unsigned{membership.stage_bits});
    }
  }
  for (Year year = first_year; year <= last_year; ++year) fmt::format_to(out, "{} ", table.next_serial(year));
}

void write_invoices(const Invoices& invoices, Out out) {
  for (const auto& [key, invoice] : invoices.all()) {
    fmt::format_to(out, "invoice {} {} of {} {} {} {} open {} paid {} credited {}\n", key.first.value, key.second,
                   invoice.party.value, invoice.number, static_cast<int>(invoice.kind), to_string(invoice.invoiced_on),
                   invoice.open.value, invoice.paid.value, invoice.credited.value);
    for (const InvoiceLine& line : invoice.lines()) {
      fmt::format_to(out, "  {} {} {} {}\n", line.voucher.value, line.year, name_of(line.state), line.amount.value);
    }
  }
}

void write_fund(const Fund& fund, Out out) {
  fmt::format_to(out, "fund bank {} out {} unissued {}\n", fund.bank.value, fund.vouchers_out, fund.vouchers_unissued);
  for (Year year = first_year; year <= last_year; ++year) fmt::format_to(out, "{} ", fund.cost(year).value);
  for (const auto& day : fund.last_priced) fmt::format_to(out, "{} ", day ? to_string(*day) : "never");
}

}  // namespace

std::string text_of(const Facts& facts) {
  std::string text;
  const Out out(text);
  write_registers(facts.registers(), out);
  for (Sequence at{0}; at < facts.next(); at = at + 1) {
    if (facts.registers().is_movement_reversed(at)) fmt::format_to(out, "reversed {}\n", at.value);
  }
  write_vouchers(facts.vouchers(), out);
  write_invoices(facts.invoices(), out);
  write_fund(facts.fund(), out);
  fmt::format_to(out, "\nnext {} recorded {}\n", facts.next().value, facts.last_recorded_at().micros);
  return text;
}

}  // namespace bonboek
