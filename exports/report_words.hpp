// The words of a report in both languages: of the page and of the CSV alike. Neutral ones: whoever may read a report
// over somebody's shoulder learns nothing of anybody.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "exports/language.hpp"
#include "projections/report_figures.hpp"

namespace bonboek {

struct ReportWords {
  std::string_view report;
  std::string_view scheme, origin, quarter, period, known_at, at_sequence, root, version, status, audience;
  std::string_view closed_by;  // {}: the event
  std::string_view not_closed;
  std::string_view to;
  std::array<std::string_view, 2> audiences;             // by Audience
  std::array<std::string_view, measure_count> measures;  // by Measure
  std::array<std::string_view, open_item_count> open_items;
  std::array<std::string_view, fund_figure_count> fund_figures;
  std::string_view counts, counts_note, in_quarter, since_january, count, amount, total;
  std::string_view tracks, tracks_note, track, no_track;
  std::string_view plan, plan_note, target, reached, plan_new, plan_all, plan_paid, no_target;
  std::string_view municipalities, municipalities_note, municipality, unknown;
  std::string_view libraries, library, intermediaries, intermediary;
  std::string_view fund, fund_note, of_ceiling;
  std::string_view exceptions, exceptions_note, exception, oldest;
  std::string_view corrections, corrections_note, corrected, no_corrections, figure;
  std::string_view withheld_note;
  std::string_view section, code, name, text;
};

[[nodiscard]] const ReportWords& report_words(Language language);

/// Stands where a count is withheld.
inline constexpr std::string_view withheld_mark = "x";

/// "01-07-2026 t/m 30-09-2026", "2026-07-01 to 2026-09-30".
[[nodiscard]] std::string date_text(Date date, Language language);
[[nodiscard]] std::string period_text(Quarter quarter, Language language);
[[nodiscard]] std::string status_text(const QuarterReport& report, Language language);
/// The name, or the code of one without a name, or "unknown".
[[nodiscard]] std::string municipality_text(Municipality municipality, Language language);
/// The part as a percentage of the whole with one decimal, cut off; empty where there is no whole.
[[nodiscard]] std::string share_text(std::int64_t part, std::int64_t whole, Language language);

}  // namespace bonboek
