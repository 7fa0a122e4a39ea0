// Amounts as text.
#pragma once

#include <string>

#include "ledger/money.hpp"

namespace bonboek {

/// Euros with two decimals and no separators of thousands: "-1234.50".
[[nodiscard]] std::string decimal_euros(Cents amount, char decimal_mark = '.');

}  // namespace bonboek
