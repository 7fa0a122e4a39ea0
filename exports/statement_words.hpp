// The words of a statement in both languages: of the page and of the CSV alike.
#pragma once

#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

struct StatementWords {
  std::string_view title;  // {} {}: the party's name, the quarter
  std::string_view scheme, origin, party, library, intermediary, quarter, period, known_at, at_sequence, root;
  std::string_view due, due_note, account, opening, increase, decrease, closing, accrued, payable;
  std::string_view totals, totals_note, what, count, amount;
  std::string_view invoices, invoice, invoiced_on, lines, invoiced, credited, paid;
  std::string_view events, event, counts_on, recorded_at, voucher, year;
  std::string_view proof, proof_note, event_count, digest, file_note;
  std::string_view section, code, text;
};

[[nodiscard]] const StatementWords& statement_words(Language language);

}  // namespace bonboek
