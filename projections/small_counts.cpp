#include "projections/small_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <span>

#include "projections/report_figures.hpp"

namespace bonboek {
namespace {

bool is_small(std::int64_t count) {
  return count > 0 && count < small_count_bound;
}

/// A count of one measure in one municipality, of one track, of one age.
struct Figure {
  std::int64_t count{0};
  bool may_be_more{true};  // false: everyone sees that there is nobody who could have done it
};

std::vector<Figure> column_of(std::span<const std::int64_t> counts) {
  std::vector<Figure> column;
  for (const std::int64_t count : counts) column.push_back({count});
  return column;
}

/// Which rows of a column are withheld. It hangs on how large counts are and not on where they stand, so that rows that
/// are withheld may change places and the same rows are: nobody can tell which of them is small.
std::vector<bool> withheld_of(const std::vector<Figure>& column) {
  const auto has_small = [](const Figure& figure) { return is_small(figure.count); };
  if (std::ranges::none_of(column, has_small)) return std::vector<bool>(column.size());
  std::int64_t total = 0;
  std::optional<std::int64_t> next;  // the least that is not small
  for (const Figure& figure : column) {
    total += figure.count;
    if (figure.count >= small_count_bound) next = std::min(next.value_or(figure.count), figure.count);
  }
  const bool is_whole = is_small(total) || !next;
  std::vector<bool> withheld;
  withheld.reserve(column.size());
  for (const Figure& figure : column) {
    withheld.push_back(is_whole ? figure.may_be_more : figure.count > 0 && figure.count <= *next);
  }
  return withheld;
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

/// Withholds what the whole scheme came to where that is small, by the paths of report_figures.
class Totals {
 public:
  explicit Totals(QuarterReport& report) : report_(report) {}

  void run() {
    const Measures few = few_in_quarter_or_before();
    withhold_tally(report_.counts, "/counts", {});
    withhold_tally(report_.counts_since_january, "/countsSinceJanuary", few);
    withhold_memberships();
    for (std::size_t i = 0; i < open_item_count; ++i) withhold_open(static_cast<OpenItem>(i), report_.open.at(i).total);
    for (Correction& correction : report_.corrections) withhold_correction(correction);
  }

 private:
  using Measures = std::bitset<measure_count>;

  void note(std::string path) { report_.withheld.insert(std::move(path)); }
  void withhold(std::string path, std::int64_t& count) {
    note(std::move(path));
    count = 0;
  }
  [[nodiscard]] bool is_noted(std::string_view path) const { return is_withheld(report_, path); }

  /// Of which measures this quarter, or one before it in the year, had a small count: from one quarter's report to the
  /// next, what is told since January would tell it.
  [[nodiscard]] Measures few_in_quarter_or_before() const {
    Measures few;
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto is_few = [i](const Tally& tally) { return is_small(tally.total(static_cast<Measure>(i))); };
      few[i] = is_few(report_.counts) || std::ranges::any_of(report_.quarters_before, is_few);
    }
    return few;
  }

  void withhold_tally(Tally& tally, std::string_view of, const Measures& few) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      const std::string path = fmt::format("{}/{}", of, name_of(measure));
      auto& tracks = tally.count.at(i);
      const bool is_whole = few.test(i) || is_small(tally.total(measure));
      std::vector<bool> withheld(tracks.size(), true);
      if (is_whole) {
        note(path + "/count");
        note(path + "/amountCents");
        tally.amount.at(i) = Cents{0};
      } else {
        withheld = withheld_of(column_of(tracks));
      }
      withhold_tracks(tracks, path, withheld, is_whole);
    }
  }

  /// What is withheld of a total that is told stands together in one of the tracks, so that they still add up to it.
  void withhold_tracks(Tally::ByTrack& tracks, std::string_view path, const std::vector<bool>& withheld,
                       bool is_whole) {
    std::int64_t* first = nullptr;
    std::int64_t sum = 0;
    for (std::size_t track = 0; track < tracks.size(); ++track) {
      if (!withheld[track]) continue;
      if (first == nullptr) first = &tracks.at(track);
      sum += tracks.at(track);
      withhold(fmt::format("{}/byTrack/{}", path, track), tracks.at(track));
    }
    if (first != nullptr && !is_whole) *first = sum;
  }

  /// Of the plan and of the fund: counts. The fund's amounts are told.
  void withhold_memberships() {
    PlanProgress& plan = report_.plan;
    FundYear& fund = report_.fund;
    const bool few_new = is_noted("/countsSinceJanuary/redeemed/count");
    const bool few_renewed = is_noted("/countsSinceJanuary/renewed/count");
    if (few_new) withhold("/memberships/newMemberships", plan.new_memberships);
    if (few_new || few_renewed) withhold("/memberships/memberships", plan.memberships);
    auto& stages = fund.memberships.count;
    const std::int64_t paid = fund.memberships.count_at(Stage::paid);
    const bool few_in_fund = few_new || is_small(fund.new_memberships);
    const bool few_renewals = few_renewed || is_small(fund.renewals);
    const bool few_together = few_in_fund || few_renewals || is_small(fund.memberships.total_count());
    if (few_in_fund) withhold("/fund/newMemberships", fund.new_memberships);
    if (few_renewals) withhold("/fund/renewals", fund.renewals);
    const std::int64_t all = fund.memberships.total_count();
    stages = {};
    if (few_together) note("/fund/memberships");
    if (!is_small(paid)) stages.at(static_cast<std::size_t>(Stage::paid)) = paid;
    if (!few_together) stages.at(static_cast<std::size_t>(Stage::accrued)) = all - (is_small(paid) ? 0 : paid);
    if (is_small(paid)) {
      note("/fund/membershipsPaid");
      withhold("/memberships/membershipsPaid", plan.memberships_paid);
    }
    auto& handlings = fund.handlings.count.at(static_cast<std::size_t>(Stage::paid));
    if (is_small(handlings)) withhold("/fund/handlingsPaid", handlings);
  }

  void withhold_open(OpenItem item, OpenSum& sum) {
    const std::string path = fmt::format("/exceptions/{}", name_of(item));
    const bool is_whole = is_small(sum.count);
    auto withheld = withheld_of(column_of(sum.by_age));
    if (is_whole) {
      for (const char* member : {"/count", "/amountCents", "/oldest"}) note(path + member);
      withheld.assign(age_count, true);
    }
    for (std::size_t age = 0; age < age_count; ++age) {
      if (withheld[age]) withhold(age_path(item, {}, age), sum.by_age.at(age));
    }
    if (is_whole) sum = {};
  }

  void withhold_correction(Correction& correction) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      if (!is_small(std::abs(correction.count.at(i)))) continue;
      const auto path = correction_path(correction, static_cast<Measure>(i));
      withhold(path + "/count", correction.count.at(i));
      note(path + "/amountCents");
      correction.amount.at(i) = Cents{0};
    }
  }

  QuarterReport& report_;
};

}  // namespace

bool is_withheld(const QuarterReport& report, std::string_view path) {
  return report.withheld.contains(path);
}

bool is_told(const QuarterReport& report, const Correction& correction, Measure measure) {
  const auto place = static_cast<std::size_t>(measure);
  if (correction.count.at(place) != 0 || correction.amount.at(place) != Cents{0}) return true;
  return is_withheld(report, correction_path(correction, measure) + "/count");
}

void withhold_small_counts(QuarterReport& report) {
  report.audience = Audience::everyone;
  withhold_municipalities(report);
  for (const Measure measure : public_library_measures) withhold_libraries(report, measure);
  for (ReportParty& library : report.libraries) {
    report.withheld_count += library.withheld.count();
    keep_public_counts(library);
  }
  Totals(report).run();
  report.intermediaries.clear();
  for (ReportOpenItem& item : report.open) item.parties.clear();
}

}  // namespace bonboek
