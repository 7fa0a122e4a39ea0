// Which counts of a column, whose sum is told, are withheld where any of them is small (small_counts.hpp has the rule).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace bonboek {

[[nodiscard]] bool is_small(std::int64_t count);

/// A count of one measure in one municipality, of one track, of one age.
struct ColumnCount {
  std::int64_t count{0};
  bool may_be_more{true};  // false: everyone sees that there is nobody who could have done it
};

[[nodiscard]] std::vector<ColumnCount> column_of(std::span<const std::int64_t> counts);

/// Which rows of a column are withheld. It hangs on how large counts are and not on where they stand, so that rows that
/// are withheld may change places and the same rows are: nobody can tell which of them is small.
[[nodiscard]] std::vector<bool> withheld_of(const std::vector<ColumnCount>& column);

}  // namespace bonboek
