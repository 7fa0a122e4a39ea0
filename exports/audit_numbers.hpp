// Every number accounted for: how many there are of each mint year in each place, and which.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "projections/figures.hpp"

namespace bonboek {

/// A row for each mint year, place, and party or reason within it; of each year a row with what was minted and one with
/// what is in no place, which is none.
[[nodiscard]] std::string number_series_csv(const Books& books, Language language);

/// A row for each stretch of consecutive numbers of one mint year that are in one place, with one party, voided for one
/// reason. No number is in two rows and none in no row.
[[nodiscard]] std::string numbers_csv(const Facts& facts, Language language);

}  // namespace bonboek
