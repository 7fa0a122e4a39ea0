#include "projections/small_counts.hpp"

#include <algorithm>
#include <numeric>

namespace bonboek {
namespace {

bool is_small(std::int64_t count) {
  return count > 0 && count < small_count_bound;
}

/// Which rows of a column are withheld.
std::vector<bool> withheld_of(const std::vector<std::int64_t>& column) {
  std::vector<bool> withheld(column.size());
  std::int64_t sum = 0;
  std::int64_t least = 0;  // that those withheld can add up to
  std::size_t first = column.size();
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_small(column[row])) continue;
    withheld[row] = true;
    sum += column[row];
    ++least;
    first = std::min(first, row);
  }
  if (first == column.size()) return withheld;
  if (column.size() == 1) return {false};  // no municipality is known: the row is the total
  for (std::size_t i = 1; i < column.size(); ++i) {
    const std::size_t row = (first + i) % column.size();
    if (column[row] < small_count_bound) continue;
    withheld[row] = true;
    if (sum + column[row] > least + small_count_bound) return withheld;
    break;
  }
  withheld.assign(column.size(), true);
  return withheld;
}

void withhold_municipalities(QuarterReport& report) {
  for (std::size_t measure = 0; measure < municipal_measures.size(); ++measure) {
    std::vector<std::int64_t> column;
    for (const auto& row : report.municipalities) column.push_back(row.counts.by_measure.at(measure).total());
    const auto withheld = withheld_of(column);
    for (std::size_t row = 0; row < column.size(); ++row) {
      auto& of_row = report.municipalities[row];
      of_row.withheld[measure] = withheld[row];
      of_row.counts.by_measure.at(measure) = TrackCounts{{withheld[row] ? 0 : column[row]}};
      if (withheld[row]) ++report.withheld_count;
    }
  }
}

bool is_withheld(const QuarterReport& report, Municipality municipality, Measure measure) {
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
    const auto is_beside = [&](const ReportParty& other) { return other.municipality == library.municipality; };
    const auto has_few = [&](const ReportParty& other) {
      return is_beside(other) && is_small(other.counts.total(measure));
    };
    const bool is_alone = std::ranges::count_if(report.libraries, is_beside) == 1;  // its count is the municipality's
    library.withheld[place] = is_withheld(report, library.municipality, measure) ||
                              (!is_alone && std::ranges::any_of(report.libraries, has_few));
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
  report.intermediaries.clear();
  for (ReportOpenItem& item : report.open) item.parties.clear();
}

}  // namespace bonboek
