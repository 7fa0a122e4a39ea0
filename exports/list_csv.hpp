// Lists of the API as CSV: a row for each element, a column for each figure in it. The columns are a table
// (list_columns), the rows are the answer's own: what is told in JSON and in CSV can't differ.
//
// Amounts are euros with two decimals (in JSON: cents), shares are percents with two decimals; what is absent or null
// is an empty cell; what is a list stands in one cell, its elements apart by a space, the members of each by a colon.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

/// Whether there are columns of this name.
[[nodiscard]] bool has_list_csv(std::string_view table);

/// The list of this name in an answer's body, in the columns of `table`, which there are. Headings are Dutch words, or
/// in English the members' own names. The same question gives the same bytes.
[[nodiscard]] std::string list_csv(std::string_view table, std::string_view list, const boost::json::object& body,
                                   Language language);

}  // namespace bonboek
