// Numbers as people of either language write them: 1.234,50 in Dutch, 1,234.50 in English.
#pragma once

#include <cstdint>
#include <string>

#include "exports/language.hpp"
#include "ledger/money.hpp"

namespace bonboek {

/// A count or an amount in euros with its cents, with a mark between each three digits: for people.
[[nodiscard]] std::string grouped_text(std::int64_t count, Language language);
[[nodiscard]] std::string grouped_text(Cents amount, Language language);

/// An amount without these marks: for spreadsheets.
[[nodiscard]] std::string plain_text(Cents amount, Language language);

}  // namespace bonboek
