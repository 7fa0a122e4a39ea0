// What stands open because its counterpart is not in, voucher by voucher.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "projections/reconciliation.hpp"

namespace bonboek {

/// Every voucher that stands open since a day of the years up to `year`, at the moment of the facts, by what it is.
[[nodiscard]] std::string exceptions_csv(const Facts& facts, Year year, Language language);

}  // namespace bonboek
