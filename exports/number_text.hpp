// Numbers as text: as people of either language write them, 1.234,50 in Dutch, 1,234.50 in English, and as programs do.
#pragma once

#include <cstdint>
#include <string>

#include "exports/language.hpp"
#include "ledger/money.hpp"

namespace bonboek {

/// A count or an amount in euros with its cents, with a mark between each three digits: for people.
[[nodiscard]] std::string grouped_text(std::int64_t count, Language language);
[[nodiscard]] std::string grouped_text(Cents amount, Language language);

/// "," in Dutch, "." in English.
[[nodiscard]] char decimal_mark(Language language);

/// Euros with two decimals and no marks between digits, for programs and spreadsheets: "-1234.50".
[[nodiscard]] std::string decimal_euros(Cents amount, char decimal_mark = '.');

}  // namespace bonboek
