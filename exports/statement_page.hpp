// A party's statement for people: as a page, and as CSV of one shape throughout. The same statement gives the same
// bytes.
#pragma once

#include <string>

#include "exports/language.hpp"
#include "exports/statement.hpp"

namespace bonboek {

[[nodiscard]] std::string statement_page(const Statement& statement, Language language);

/// A row for each figure, then a row for each event. Dutch or English as csv.hpp says.
[[nodiscard]] std::string statement_csv(const Statement& statement, Language language);

/// "e3b0c442...": the digest in hexadecimal, as sha256sum prints it.
[[nodiscard]] std::string hex_text(const Digest& digest);

}  // namespace bonboek
