// CSV read again, by RFC 4180 alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bonboek::test {

using CsvRow = std::vector<std::string>;

/// The rows of a text; throws where it is no CSV.
[[nodiscard]] std::vector<CsvRow> read_csv(std::string_view text, char separator);

}  // namespace bonboek::test
