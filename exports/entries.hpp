// The entries of the books, one by one: what the journal and the auditfile are made of. The books themselves
// (projections/balances) hold sums by month only.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "ledger/log.hpp"
#include "projections/figures.hpp"

namespace bonboek {

/// The entry that one run of a submission makes: events of one type, party, date and price, one for each voucher.
struct BookEntry {
  Sequence first;  // of its events
  Sequence last;
  Date date;             // on which it counts: of a reversal the date of what it undoes
  EventType type{};      // reversed where it undoes
  EventType effect{};    // what is done or undone
  Entry entry;           // its amount is that of all its events
  std::string invoice;   // where it is about one
  std::string document;  // reference of a payment or a movement of the fund
  std::string actor;     // who posted it
};

/// Why there is no such part of the books.
struct NoEntries {
  bool is_too_much{false};  // else there are no such books at this moment
  std::string why;          // a sentence without its full stop
};

/// The entries at the books' moment, of one year or of all, by date and of one date as they were recorded; refused
/// where there is no scheme, no such year or nothing in it, or where there are more than `most`. Reads the log from its
/// beginning, from any thread. Throws LogDamage.
[[nodiscard]] std::expected<std::vector<BookEntry>, NoEntries> book_entries(const Books& books, const Log& log,
                                                                            std::optional<Year> year, std::size_t most);

}  // namespace bonboek
