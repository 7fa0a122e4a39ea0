// A quarter's report as a page for people, to read and to print: the same report gives the same bytes.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "projections/quarter_report.hpp"

namespace bonboek {

[[nodiscard]] std::string report_html(const QuarterReport& report, Language language);

}  // namespace bonboek
