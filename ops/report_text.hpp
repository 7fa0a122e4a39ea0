// The province's report of a quarter as a page of text.
#pragma once

#include <string>

#include "projections/figures.hpp"

namespace bonboek {

/// The same figures as the API's report: counts of the quarter and of the year so far, the fund, each party, what
/// stands open, and corrections of quarters closed before.
[[nodiscard]] std::string report_text(const Books& books, Quarter quarter);

}  // namespace bonboek
