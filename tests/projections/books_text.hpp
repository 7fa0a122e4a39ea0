// All that books tell, as text: two books are the same where this is.
#pragma once

#include <string>

#include "projections/figures.hpp"

namespace bonboek {

[[nodiscard]] std::string books_text(const Books& books);

}  // namespace bonboek
