// The parts of an auditfile: see auditfile.hpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "exports/auditfile.hpp"
#include "exports/xml_text.hpp"

namespace bonboek {

/// A party's id in an auditfile: L-venlo for a library, I-venlo for an intermediary; at most 35 characters.
[[nodiscard]] std::string supplier_id(const Registers& registers, PartyIndex party);

/// What stands on an account of the chart; debit is positive.
struct ChartBalance {
  std::string_view number;
  Cents amount;
};

/// The balance sheet on 1 January, accounts that hold nothing left out.
[[nodiscard]] std::vector<ChartBalance> opening_balances(std::span<const Balance> balances);

void write_suppliers(XmlWriter& xml, const Registers& registers, std::span<const Balance> balances);
void write_accounts(XmlWriter& xml);
void write_months(XmlWriter& xml, Year year);
void write_opening(XmlWriter& xml, std::span<const Balance> balances);
void write_transactions(XmlWriter& xml, const Registers& registers, std::span<const BookEntry> entries);

}  // namespace bonboek
