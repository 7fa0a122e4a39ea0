#include "projections/small_counts.hpp"

#include <algorithm>

#include "projections/small_columns.hpp"
#include "projections/small_totals.hpp"

namespace bonboek {
namespace {

std::vector<ColumnCount> column_of(const QuarterReport& report, std::size_t measure) {
  const bool is_of_libraries =
      std::ranges::find(public_library_measures, municipal_measures.at(measure)) != public_library_measures.end();
  std::vector<ColumnCount> column;
  for (const ReportMunicipality& row : report.municipalities) {
    const bool has_library = std::ranges::find(report.libraries, row.counts.municipality, &ReportParty::municipality) !=
                             report.libraries.end();
    column.push_back({row.counts.by_measure.at(measure).total(), has_library || !is_of_libraries});
  }
  return column;
}

void withhold_municipalities(QuarterReport& report) {
  for (std::size_t measure = 0; measure < municipal_measures.size(); ++measure) {
    const auto column = column_of(report, measure);
    const auto withheld = withheld_of(column);
    for (std::size_t row = 0; row < column.size(); ++row) {
      auto& of_row = report.municipalities[row];
      of_row.withheld[measure] = withheld[row];
      of_row.counts.by_measure.at(measure) = TrackCounts{{withheld[row] ? 0 : column[row].count}};
      if (withheld[row]) ++report.withheld_count;
    }
  }
}

bool is_row_withheld(const QuarterReport& report, Municipality municipality, Measure measure) {
  const auto column =
      static_cast<std::size_t>(std::ranges::find(municipal_measures, measure) - municipal_measures.begin());
  const auto row = std::ranges::find(report.municipalities, municipality,
                                     [](const ReportMunicipality& each) { return each.counts.municipality; });
  return row == report.municipalities.end() || row->withheld.test(column);
}

/// Of one measure: withholds the libraries of a municipality together.
void withhold_libraries(QuarterReport& report, Measure measure) {
  const auto place = static_cast<std::size_t>(measure);
  for (ReportParty& library : report.libraries) {
    const auto has_few_beside = [&](const ReportParty& other) {
      return other.municipality == library.municipality && is_small(other.counts.total(measure));
    };
    library.withheld[place] =
        is_row_withheld(report, library.municipality, measure) || std::ranges::any_of(report.libraries, has_few_beside);
  }
}

void keep_public_counts(ReportParty& library) {
  Tally kept;
  for (const Measure measure : public_library_measures) {
    const auto place = static_cast<std::size_t>(measure);
    if (!library.withheld.test(place)) kept.count.at(place).at(0) = library.counts.total(measure);
  }
  library.counts = kept;
}

}  // namespace

void withhold_small_counts(QuarterReport& report) {
  report.audience = Audience::everyone;
  withhold_municipalities(report);
  for (const Measure measure : public_library_measures) withhold_libraries(report, measure);
  for (ReportParty& library : report.libraries) {
    report.withheld_count += library.withheld.count();
    keep_public_counts(library);
  }
  withhold_small_totals(report);
  report.intermediaries.clear();
  for (ReportOpenItem& item : report.open) item.parties.clear();
}

}  // namespace bonboek
