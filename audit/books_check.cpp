#include "audit/books_check.hpp"

#include <fmt/format.h>

namespace bonboek {

void check_books(const Views& views, Findings& findings) {
  Cents sum;
  for (const Balance& balance : views.figures().balances().over(all_time)) sum += balance.closing();
  if (sum != Cents{0}) {
    findings.add({Sequence::none(), 0, Property::books, fmt::format("all accounts sum to {} cents", sum.value)});
  }
  for (const auto& [year, series] : views.figures().numbers().by_mint_year()) {
    if (series.unaccounted() == 0) continue;
    findings.add({Sequence::none(), 0, Property::number_series,
                  fmt::format("{} numbers of {} are in no place", series.unaccounted(), year)});
  }
}

}  // namespace bonboek
