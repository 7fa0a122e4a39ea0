// What must come out as zero of the books that an audit rebuilt.
#pragma once

#include "audit/finding.hpp"
#include "projections/views.hpp"

namespace bonboek {

void check_books(const Views& views, Findings& findings);

}  // namespace bonboek
