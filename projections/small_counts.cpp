#include "projections/small_counts.hpp"

#include <algorithm>
#include <numeric>

namespace bonboek {
namespace {

bool is_small(std::int64_t count) {
  return count > 0 && count < small_count_bound;
}

/// A count of one measure in one municipality.
struct Figure {
  std::int64_t count{0};
  bool may_be_more{true};  // false: everyone sees that there is nobody who could have done it
};

/// Withholds every figure that may be any count.
std::vector<bool> all_that_may_be_more(const std::vector<Figure>& column) {
  std::vector<bool> withheld;
  withheld.reserve(column.size());
  for (const Figure& figure : column) withheld.push_back(figure.may_be_more);
  return withheld;
}

/// Which rows of a column are withheld.
std::vector<bool> withheld_of(const std::vector<Figure>& column) {
  std::vector<bool> withheld(column.size());
  std::int64_t sum = 0;
  std::int64_t least = 0;  // that those withheld can add up to
  std::size_t first = column.size();
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!is_small(column[row].count)) continue;
    withheld[row] = true;
    sum += column[row].count;
    ++least;
    first = std::min(first, row);
  }
  if (first == column.size()) return withheld;
  if (std::ranges::count_if(column, &Figure::may_be_more) == 1) return std::vector<bool>(column.size());
  for (std::size_t i = 1; i < column.size(); ++i) {
    const std::size_t row = (first + i) % column.size();
    if (column[row].count < small_count_bound) continue;
    withheld[row] = true;
    if (sum + column[row].count > least + small_count_bound) return withheld;
    break;
  }
  return all_that_may_be_more(column);
}

std::vector<Figure> column_of(const QuarterReport& report, std::size_t measure) {
  const bool is_of_libraries =
      std::ranges::find(public_library_measures, municipal_measures.at(measure)) != public_library_measures.end();
  std::vector<Figure> column;
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
