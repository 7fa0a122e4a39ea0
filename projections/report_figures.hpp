// The figures of a report by their path in its JSON form: what a restatement compares. A list's element is named by
// what tells it apart from the others and not by its place. Left out is what says which report it is (its moment, its
// version, its year, what closed it) and the plan's targets, which are no part of the log.
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

/// A part of the ceiling, in hundredths of a percent; nothing of no ceiling.
struct FundShare {
  std::string_view name;
  std::optional<std::int64_t> value;
};
inline constexpr std::size_t fund_share_count = 3;
[[nodiscard]] std::array<FundShare, fund_share_count> fund_shares(const FundYear& fund);

/// Is told each figure that is not zero.
using EachFigure = std::function<void(std::string path, std::int64_t value)>;

/// Both with their paths in the report, where one of them stands twice. A share of no ceiling is zero here.
inline constexpr std::size_t fund_path_count = fund_figure_count + fund_share_count + 1;
[[nodiscard]] const std::array<std::string, fund_path_count>& fund_paths();
[[nodiscard]] std::array<std::int64_t, fund_path_count> fund_values(const FundYear& fund);

/// What adds up, event by event, on one day: ages of what stands open hang on the day. All but the fund, which hangs on
/// it, too, and the days since when something stands open.
void tell_counted_figures(const QuarterReport& report, const EachFigure& each);
/// Paths are written for figures that are not zero alone, as most are, unless somebody asks which there are.
enum class Zeros : std::uint8_t { left_out, told };
/// All of them. A day is told as `figure_of_day` makes a figure of it.
void tell_figures(const QuarterReport& report, const EachFigure& each, Zeros zeros = Zeros::left_out);

/// Whether the report has a figure of that path, be it zero.
[[nodiscard]] bool has_figure(const QuarterReport& report, std::string_view path);

/// A day as a figure, and the day of one; zero: none.
[[nodiscard]] std::int64_t figure_of_day(std::optional<Date> day);
[[nodiscard]] std::optional<Date> day_of_figure(std::int64_t value);
/// Whether the figure of that path is a day.
[[nodiscard]] bool is_day_figure(std::string_view path);
/// The paths of what stands open of an item, with a party where one is named: its oldest, and how much is of an age;
/// and where a correction stands, without its count and amount.
[[nodiscard]] std::string oldest_path(OpenItem item, std::string_view party);
[[nodiscard]] std::string correction_path(const Correction& correction, Measure measure);
[[nodiscard]] std::string age_path(OpenItem item, std::string_view party, std::size_t age);

}  // namespace bonboek
