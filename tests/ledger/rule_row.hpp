// A row of a rule table: who posts what on which day, and what comes of it. The grammar stands in
// tests/scenarios/README.md.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/rules.hpp"

namespace bonboek {

struct RuleRow {
  unsigned times{1};  // posted so often, its number in place of each '#'
  Date day;
  Principal poster;
  Item item;
  std::vector<std::string> refusals;  // "name" or "name at place"; empty where the outcome is ok
  std::string label;                  // of the first event that it became; may be empty
};

/// Which event a label, or a number, means.
using FindEvent = std::function<Sequence(std::string_view label)>;

/// Words of a line: separated by spaces, except within double quotes, which are taken off.
[[nodiscard]] std::vector<std::string> words_of(std::string_view line);

/// How often a row is posted, taken off its front: "3 times ".
[[nodiscard]] unsigned take_times(std::string_view& row);

/// Reads a row. Throws std::runtime_error saying which word is not of the grammar.
[[nodiscard]] RuleRow parse_row(std::string_view row, const FindEvent& find_event);

/// "venlo(library)", another principal of its party "balie(library:venlo)", or a role alone.
[[nodiscard]] Principal parse_poster(std::string_view word);

/// "25-7": a number without its check digits.
[[nodiscard]] VoucherNumber parse_short_number(std::string_view word);

/// The names in a row's outcome; empty for ok.
[[nodiscard]] std::vector<std::string> refusals_of(std::string_view row);

}  // namespace bonboek
