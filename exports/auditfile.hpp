// One year of the books as XML Auditfile Financieel 4.0 (XAF), the form in which Dutch bookkeeping programs and
// auditors exchange books. Source: the schema of the Belastingdienst's ODB, version 4.0.
//
//   header           year, currency, and as its date that of the moment: the present time is in no document
//   company          the scheme; parties as suppliers, each with what the fund owes it; accounts with RGS codes; months
//   openingBalance   the balance sheet on 1 January; the results of earlier years stand on 0600
//   transactions     three journals (bank, purchases, accruals); one transaction for each entry of the books, numbered
//                    by the sequence of its first event
//
// The schema's keys do not check that references resolve and totals agree: tests/exports does.
#pragma once

#include <span>
#include <string>

#include "exports/entries.hpp"

namespace bonboek {

/// The auditfile of a year whose entries at the books' moment are `entries`: see book_entries. The same question gives
/// the same bytes.
[[nodiscard]] std::string auditfile_text(const Books& books, std::span<const BookEntry> entries, Year year);

}  // namespace bonboek
