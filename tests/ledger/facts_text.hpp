// Everything that facts hold, as text, so that two states can be compared and their difference read.
#pragma once

#include <string>

#include "ledger/facts.hpp"

namespace bonboek {

[[nodiscard]] std::string text_of(const Facts& facts);

}  // namespace bonboek
