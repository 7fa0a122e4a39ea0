#include "tests/ledger/rule_state.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "tests/ledger/rule_row.hpp"

namespace bonboek {
namespace {

constexpr std::array<std::string_view, 4> stages{"none", "accrued", "invoiced", "paid"};

std::string_view stage_name(Stage stage) {
  return stages.at(static_cast<std::size_t>(stage));
}

std::string holder_name(PartyIndex holder, const Facts& facts) {
  return holder.is_none() ? "stock" : facts.registers().party(holder).id;
}

PartyIndex party_named(std::string_view word, const Facts& facts) {
  const auto poster = parse_poster(word);
  const auto kind = poster.role == Role::library ? PartyKind::library : PartyKind::intermediary;
  const auto found = facts.registers().find(kind, poster.party);
  if (!found) throw std::runtime_error(fmt::format("no such party: {}", word));
  return *found;
}

State of_voucher(std::string_view word, const Facts& facts) {
  const auto index = facts.vouchers().find(parse_short_number(word));
  if (!index) throw std::runtime_error(fmt::format("not minted: {}", word));
  const Voucher& voucher = facts.vouchers().at(*index);
  State state{{"place", std::string(name_of(voucher.place()))},
              {"holder", holder_name(voucher.holder, facts)},
              {"minted", to_string(voucher.minted_on)},
              {"since", to_string(voucher.held_since)},
              {"issued", voucher.is_issued ? to_string(voucher.issued_on) : "no"},
              {"redeemed", voucher.is_redeemed ? to_string(voucher.redeemed_on) : "no"},
              {"track", std::to_string(voucher.track)},
              {"municipality", voucher.municipality.is_none() ? "none" : std::to_string(voucher.municipality.value)},
              {"void", voucher.is_voided() ? std::string(name_of(voucher.void_reason)) : "no"},
              {"handling", fmt::format("{}:{}", stage_name(voucher.handling), voucher.handling_cents)}};
  for (Year year = 2025; year <= 2028; ++year) {
    const auto membership = facts.vouchers().membership(year, *index);
    state[std::to_string(year)] =
        !membership.stands()
            ? "none"
            : fmt::format("{}:{}:{}{}", facts.registers().party(membership.library).id, stage_name(membership.stage()),
                          std::uint32_t{membership.amount_cents}, membership.is_renewal != 0 ? ":renewal" : "");
  }
  return state;
}

State of_fund(const Facts& facts) {
  const Fund& fund = facts.fund();
  State state{{"bank", std::to_string(fund.bank.value)},
              {"out", std::to_string(fund.vouchers_out)},
              {"unissued", std::to_string(fund.vouchers_unissued)}};
  for (Year year = 2025; year <= 2028; ++year)
    state[fmt::format("cost{}", year)] = std::to_string(fund.cost(year).value);
  return state;
}

State of_invoice(const std::vector<std::string>& words, const Facts& facts) {
  const Invoice* invoice = facts.invoices().find(party_named(words.at(1), facts), words.at(2));
  if (invoice == nullptr) throw std::runtime_error(fmt::format("no such invoice: {}", words.at(2)));
  return {{"date", to_string(invoice->invoiced_on)},
          {"lines", std::to_string(invoice->line_count())},
          {"open", std::to_string(invoice->open.value)},
          {"paid", std::to_string(invoice->paid.value)},
          {"credited", std::to_string(invoice->credited.value)}};
}

State of_party(std::string_view word, const Facts& facts) {
  const Party& party = facts.registers().party(party_named(word, facts));
  std::string spans;
  for (const auto& span : party.spans) {
    spans += fmt::format("{}{}..{}", spans.empty() ? "" : ",", to_string(span.first),
                         span.last == last_date ? "" : to_string(span.last));
  }
  return {{"name", party.name}, {"spans", spans}, {"tracks", std::to_string(party.tracks)}};
}

/// The tariff of each day that is asked for.
State of_tariff(const std::vector<std::string>& words, const Facts& facts) {
  State state;
  const auto kind = parse_name<Kind>(words.at(1));
  for (const auto& [day, expected] : expected_state(words)) {
    const auto tariff = facts.registers().tariff(kind.value(), parse_date(day).value());
    state[day] = tariff ? std::to_string(tariff->value) : "none";
  }
  return state;
}

}  // namespace

State state_of(const std::vector<std::string>& words, const Facts& facts) {
  const std::string& what = words.at(0);
  if (what == "voucher") return of_voucher(words.at(1), facts);
  if (what == "fund") return of_fund(facts);
  if (what == "invoice") return of_invoice(words, facts);
  if (what == "party") return of_party(words.at(1), facts);
  if (what == "tariff") return of_tariff(words, facts);
  throw std::runtime_error(fmt::format("nothing can be said of a {}", what));
}

State expected_state(const std::vector<std::string>& words) {
  State state;
  for (const auto& word : words) {
    if (const auto equals = word.find('='); equals != std::string::npos) {
      state[word.substr(0, equals)] = word.substr(equals + 1);
    }
  }
  return state;
}

}  // namespace bonboek
