// A quarter's report as CSV (RFC 4180): one row a figure, so that any program can turn it as it likes. Dutch has ";"
// between fields and a decimal comma, English "," and a decimal point; neither groups digits. The same report gives the
// same bytes. A column that a row does not use is empty; a count that is withheld is the mark of report_words.
//
//   section, code, name, figure, track, count, amount, text
#pragma once

#include <string>

#include "exports/language.hpp"
#include "projections/quarter_report.hpp"

namespace bonboek {

[[nodiscard]] std::string report_csv(const QuarterReport& report, Language language);

}  // namespace bonboek
