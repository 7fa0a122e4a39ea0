#include "projections/small_columns.hpp"

#include <algorithm>
#include <optional>

#include "projections/small_counts.hpp"

namespace bonboek {

bool is_small(std::int64_t count) {
  return count > 0 && count < small_count_bound;
}

std::vector<ColumnCount> column_of(std::span<const std::int64_t> counts) {
  std::vector<ColumnCount> column;
  for (const std::int64_t count : counts) column.push_back({count});
  return column;
}

std::vector<bool> withheld_of(const std::vector<ColumnCount>& column) {
  const auto has_small = [](const ColumnCount& figure) { return is_small(figure.count); };
  if (std::ranges::none_of(column, has_small)) return std::vector<bool>(column.size());
  std::int64_t total = 0;
  std::optional<std::int64_t> next;  // the least that is not small
  for (const ColumnCount& figure : column) {
    total += figure.count;
    if (figure.count >= small_count_bound) next = std::min(next.value_or(figure.count), figure.count);
  }
  const bool is_whole = is_small(total) || !next;
  std::vector<bool> withheld;
  withheld.reserve(column.size());
  for (const ColumnCount& figure : column) {
    withheld.push_back(is_whole ? figure.may_be_more : figure.count > 0 && figure.count <= *next);
  }
  return withheld;
}

}  // namespace bonboek
