// The books as a plain-text journal that both ledger (3.3) and hledger (1.25) read, so that programs which are not ours
// add them up:
//
//   commodity EUR                                  each commodity and account is declared: --strict, --pedantic
//     format EUR 1000.00
//   account liabilities:accrued:library:venlo
//   2025-10-11 * (35..37) redeemed                 date, the events' sequences, their type, invoice and reference
//       expenses:membership                   EUR 126.00 = EUR 126.00     what moves = what then stands on the account
//       liabilities:accrued:library:venlo    EUR -126.00 = EUR -126.00
//
// The transactions stand in order of date, and of one date as they were recorded. hledger checks what stands on an
// account by date and ledger as it reads: in this order both do the same, and a late report needs no other form. A
// comment never holds a colon, for what stands before one is a tag, which --pedantic wants declared.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "exports/entries.hpp"

namespace bonboek {

/// An account's name in the journal: "assets:bank", "liabilities:payable:library:venlo".
[[nodiscard]] std::string journal_account(const Registers& registers, AccountKey key);

/// The journal of all that was recorded at the books' moment, or of one year with what stood on each account before it.
/// `entries`: see book_entries. The same question gives the same bytes.
[[nodiscard]] std::string journal_text(const Books& books, std::span<const BookEntry> entries,
                                       std::optional<Year> year);

}  // namespace bonboek
