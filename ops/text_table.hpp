// Columns of text for people: the first to the left, the others to the right.
#pragma once

#include <string>
#include <vector>

namespace bonboek {

using TextRow = std::vector<std::string>;

/// The rows as lines, each column as wide as its widest cell, columns two spaces apart, two spaces before the first. An
/// empty row is an empty line; a row may be shorter than the others.
[[nodiscard]] std::string text_table(const std::vector<TextRow>& rows);

}  // namespace bonboek
