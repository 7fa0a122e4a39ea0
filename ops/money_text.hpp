// Amounts as the people of the scheme write them.
#pragma once

#include <string>

#include "ledger/money.hpp"

namespace bonboek {

/// 9450000 as "94.500,00".
[[nodiscard]] std::string euros(Cents amount);

}  // namespace bonboek
