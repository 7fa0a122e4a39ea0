#include "exports/auditfile_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "exports/chart_of_accounts.hpp"
#include "exports/number_text.hpp"

namespace bonboek {
namespace {

constexpr std::size_t max_id_characters = 35;
constexpr std::size_t max_supplier_name_characters = 50;
constexpr unsigned months_in_year = 12;

/// How the fund stands with one party: what was accrued and invoiced and is not paid. Debit is positive.
struct Owed {
  Cents opening;
  Cents closing;
};

std::map<PartyIndex, Owed> standing_by_party(std::span<const Balance> balances) {
  std::map<PartyIndex, Owed> parties;
  for (const Balance& balance : balances) {
    if (balance.key.party.is_none()) continue;
    parties[balance.key.party].opening += balance.opening;
    parties[balance.key.party].closing += balance.closing();
  }
  return parties;
}

void write_amount(XmlWriter& xml, std::string_view amount_name, std::string_view side_name, Cents amount) {
  xml.element(amount_name, decimal_euros(amount < Cents{0} ? -amount : amount));
  xml.element(side_name, amount < Cents{0} ? "C" : "D");
}

void write_account(XmlWriter& xml, const ChartRow& row) {
  xml.open("ledgerAccount");
  xml.element("accID", row.number);
  xml.element("accDesc", row.description);
  xml.element("accTp", row.is_balance_sheet ? "B" : "P");
  xml.element("RGScode", row.rgs);
  xml.close("ledgerAccount");
}

}  // namespace

std::string supplier_id(const Registers& registers, PartyIndex index) {
  const Party& party = registers.party(index);
  const std::string_view prefix = party.kind == PartyKind::library ? "L-" : "I-";
  if (prefix.size() + party.id.size() <= max_id_characters) return fmt::format("{}{}", prefix, party.id);
  // No id holds two dashes in a row, so that what is shortened so is nobody else's.
  const auto ending = fmt::format("--{}", index.value);
  return fmt::format("{}{}{}", prefix, party.id.substr(0, max_id_characters - prefix.size() - ending.size()), ending);
}

std::vector<ChartBalance> opening_balances(std::span<const Balance> balances) {
  std::map<std::string_view, Cents> by_number;
  for (const Balance& balance : balances) {
    const ChartRow& row = chart_row(balance.key.account);
    by_number[row.is_balance_sheet ? row.number : earlier_results.number] += balance.opening;
  }
  std::vector<ChartBalance> opening;
  for (const auto& [number, amount] : by_number) {
    if (amount != Cents{0}) opening.push_back({number, amount});
  }
  return opening;
}

void write_suppliers(XmlWriter& xml, const Registers& registers, std::span<const Balance> balances) {
  const auto standings = standing_by_party(balances);
  xml.open("customersSuppliers");
  for (std::size_t i = 0; i < registers.parties().size(); ++i) {
    const PartyIndex index{static_cast<std::uint16_t>(i)};
    const Party& party = registers.party(index);
    const auto found = standings.find(index);
    const Owed owed = found == standings.end() ? Owed{} : found->second;
    xml.open("customerSupplier");
    xml.element("custSupID", supplier_id(registers, index));
    xml.element("custSupName", first_characters(party.name, max_supplier_name_characters));
    if (!party.kvk.empty()) xml.element("commerceNr", party.kvk);
    xml.element("custSupTp", "S");
    write_amount(xml, "opBalDesc", "opBalTp", owed.opening);
    write_amount(xml, "clBalDesc", "clBalTp", owed.closing);
    xml.close("customerSupplier");
  }
  xml.close("customersSuppliers");
}

void write_accounts(XmlWriter& xml) {
  xml.open("generalLedger");
  write_account(xml, earlier_results);
  for (std::size_t i = 0; i < Names<Account>::list.size(); ++i) write_account(xml, chart_row(static_cast<Account>(i)));
  xml.close("generalLedger");
}

void write_months(XmlWriter& xml, Year year) {
  xml.open("periods");
  for (unsigned month = 1; month <= months_in_year; ++month) {
    const bool is_last = month == months_in_year;
    const Date next = is_last ? date_of(static_cast<Year>(year + 1), 1, 1) : date_of(year, month + 1, 1);
    xml.open("period");
    xml.element("periodNumber", fmt::format("{}", month));
    xml.element("startDatePeriod", to_string(date_of(year, month, 1)));
    xml.element("endDatePeriod", to_string(Date{static_cast<std::uint16_t>(next.day - 1)}));
    xml.close("period");
  }
  xml.close("periods");
}

void write_opening(XmlWriter& xml, std::span<const Balance> balances) {
  const auto opening = opening_balances(balances);
  Cents debit;
  Cents credit;
  for (const ChartBalance& line : opening) (line.amount < Cents{0} ? credit : debit) += line.amount;
  xml.open("openingBalance");
  xml.element("linesCount", fmt::format("{}", opening.size()));
  xml.element("totalDebit", decimal_euros(debit));
  xml.element("totalCredit", decimal_euros(-credit));
  for (std::size_t i = 0; i < opening.size(); ++i) {
    xml.open("obLine");
    xml.element("nr", fmt::format("{}", i + 1));
    xml.element("accID", opening[i].number);
    write_amount(xml, "amnt", "amntTp", opening[i].amount);
    xml.close("obLine");
  }
  xml.close("openingBalance");
}

}  // namespace bonboek
