// What moved in a quarter's report, for people: as a page, and as CSV of one shape throughout. The same changes give
// the same bytes.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "projections/report_changes.hpp"

namespace bonboek {

[[nodiscard]] std::string changes_page(const ReportChanges& changes, Language language);

/// A row for each term of both moments, then one for each figure, then one for each event that is told of it. Dutch or
/// English as csv.hpp says.
[[nodiscard]] std::string changes_csv(const ReportChanges& changes, Language language);

}  // namespace bonboek
