// The figures of a report by their path in its JSON form: what a restatement compares. A list's element is named by
// what tells it apart from the others and not by its place. Left out is what follows from the others or from the
// calendar alone: shares of the ceiling, ages of what stands open, targets.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "projections/quarter_report.hpp"

namespace bonboek {

/// A member of a business year of the fund, as the API names it.
struct FundFigure {
  std::string_view name;
  std::int64_t value{0};
};
inline constexpr std::size_t fund_figure_count = 18;
[[nodiscard]] std::array<FundFigure, fund_figure_count> fund_figures(const FundYear& fund);

/// Is told each figure that is not zero.
using EachFigure = std::function<void(std::string path, std::int64_t value)>;

/// The same with their paths in the report, where one of them stands twice.
inline constexpr std::size_t fund_path_count = fund_figure_count + 1;
[[nodiscard]] const std::array<std::string, fund_path_count>& fund_paths();
[[nodiscard]] std::array<std::int64_t, fund_path_count> fund_values(const FundYear& fund);

/// What adds up by events alone: all but the fund.
void tell_counted_figures(const QuarterReport& report, const EachFigure& each);
/// The fund. What it may still cost hangs on the day, too.
void tell_fund_figures(const FundYear& fund, const EachFigure& each);

}  // namespace bonboek
