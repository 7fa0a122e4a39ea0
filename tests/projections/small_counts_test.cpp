// From a public report nobody can reckon a count that is withheld: not by taking what is told from the totals, and not
// by knowing between what it must lie.
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

/// A full report of some municipalities with some libraries each; small counts and zeros are common.
QuarterReport arbitrary_report() {
  QuarterReport report;
  const auto municipality_count = *rc::gen::inRange<std::size_t>(0, 9);
  const auto some_count = [] {
    return *rc::gen::weightedOneOf<std::int64_t>({{3, rc::gen::just<std::int64_t>(0)},
                                                  {4, rc::gen::inRange<std::int64_t>(1, 5)},
                                                  {3, rc::gen::inRange<std::int64_t>(5, 8)},
                                                  {2, rc::gen::inRange<std::int64_t>(5, 300)}});
  };
  for (std::size_t i = 0; i <= municipality_count; ++i) {
    const bool is_unknown = i == municipality_count;
    ReportMunicipality row;
    row.counts.municipality = is_unknown ? Municipality::none() : Municipality{static_cast<std::uint16_t>(900 + i)};
    const auto library_count = *rc::gen::inRange(0, 4);
    for (int library = 0; library < library_count; ++library) {
      report.libraries.push_back({PartyKind::library, "l", "L", row.counts.municipality, {}, {}});
      for (const Measure measure : public_library_measures) {
        report.libraries.back().counts.count.at(static_cast<std::size_t>(measure)).at(1) = some_count();
      }
    }
    for (std::size_t column = 0; column < municipal_measures.size(); ++column) {
      const Measure measure = municipal_measures.at(column);
      auto& count = row.counts.by_measure.at(column).count.at(1);
      if (std::ranges::find(public_library_measures, measure) == public_library_measures.end()) {
        count = some_count();
      } else {  // what a municipality's libraries did is what was done in it
        for (const ReportParty& library : report.libraries) {
          if (library.municipality == row.counts.municipality) count += library.counts.total(measure);
        }
      }
      report.counts.count.at(static_cast<std::size_t>(measure)).at(1) += count;
    }
    report.municipalities.push_back(row);
  }
  return report;
}

/// Counts of which some are withheld, and what all of them together are, where that is known.
struct Group {
  std::vector<std::int64_t> told;
  std::size_t withheld{0};
  bool withholds_zeros{false};  // everything is withheld, so that a withheld count may be none
  std::int64_t total{0};

  /// Whether a withheld count can have but one value.
  [[nodiscard]] bool gives_away() const {
    if (withheld == 0) return false;
    std::int64_t left = total;
    for (const std::int64_t count : told) left -= count;
    const std::int64_t least = withholds_zeros ? 0 : static_cast<std::int64_t>(withheld);
    return withheld == 1 || left == least;
  }
};

/// Whether somebody is listed there who can have done it.
bool may_have_any(const QuarterReport& report, Municipality municipality, Measure measure) {
  if (std::ranges::find(public_library_measures, measure) == public_library_measures.end()) return true;
  return std::ranges::find(report.libraries, municipality, &ReportParty::municipality) != report.libraries.end();
}

std::size_t rows_that_may_have_any(const QuarterReport& report, Measure measure) {
  return static_cast<std::size_t>(std::ranges::count_if(report.municipalities, [&](const ReportMunicipality& row) {
    return may_have_any(report, row.counts.municipality, measure);
  }));
}

Group column_of(const QuarterReport& report, std::size_t column) {
  Group group;
  group.total = report.counts.total(municipal_measures.at(column));
  bool is_whole = true;
  for (const ReportMunicipality& row : report.municipalities) {
    const bool is_withheld = row.withheld.test(column);
    const bool may_be_more = may_have_any(report, row.counts.municipality, municipal_measures.at(column));
    is_withheld&& may_be_more ? void(++group.withheld) : group.told.push_back(row.counts.by_measure.at(column).total());
    is_whole = is_whole && (is_withheld || !may_be_more);
  }
  group.withholds_zeros = is_whole;
  return group;
}

TEST(PublicReport, GivesNoWithheldCountOfAMunicipalityAway) {
  EXPECT_TRUE(rc::check([] {
    auto report = arbitrary_report();
    const auto full = report;
    withhold_small_counts(report);
    for (std::size_t column = 0; column < municipal_measures.size(); ++column) {
      RC_ASSERT(!column_of(report, column).gives_away());
      if (rows_that_may_have_any(report, municipal_measures.at(column)) == 1) continue;  // the row is the total
      for (std::size_t row = 0; row < full.municipalities.size(); ++row) {
        const auto count = full.municipalities[row].counts.by_measure.at(column).total();
        const bool is_withheld = report.municipalities[row].withheld.test(column);
        RC_ASSERT(is_withheld || count == 0 || count >= small_count_bound);
        RC_ASSERT(report.municipalities[row].counts.by_measure.at(column).total() == (is_withheld ? 0 : count));
      }
    }
  }));
}

TEST(PublicReport, GivesNoWithheldCountOfALibraryAway) {
  EXPECT_TRUE(rc::check([] {
    auto report = arbitrary_report();
    withhold_small_counts(report);
    for (std::size_t column = 3; column < municipal_measures.size(); ++column) {
      const auto place = static_cast<std::size_t>(municipal_measures.at(column));
      const bool is_total = rows_that_may_have_any(report, municipal_measures.at(column)) == 1;
      for (const ReportMunicipality& row : report.municipalities) {
        Group group;
        group.total = row.counts.by_measure.at(column).total();
        std::size_t library_count = 0;
        for (const ReportParty& library : report.libraries) {
          if (library.municipality != row.counts.municipality) continue;
          ++library_count;
          const bool is_withheld = library.withheld.test(place);
          const auto count = library.counts.total(municipal_measures.at(column));
          is_withheld ? void(++group.withheld) : group.told.push_back(count);
          RC_ASSERT(is_withheld || count == 0 || count >= small_count_bound || is_total);
        }
        // Of a municipality that is withheld nothing of its libraries is told: they tell no more than it does.
        RC_ASSERT(!row.withheld.test(column) || group.withheld == library_count);
        group.withholds_zeros = true;
        RC_ASSERT(row.withheld.test(column) || !group.gives_away());
      }
    }
  }));
}

TEST(PublicReport, LeavesOutWhatCutsAcrossMunicipalities) {
  EXPECT_TRUE(rc::check([] {
    auto report = arbitrary_report();
    report.intermediaries.push_back({PartyKind::intermediary, "i", "I", Municipality{983}, {}, {}});
    report.open.at(0).parties.push_back({PartyKind::library, "l", {}});
    withhold_small_counts(report);
    RC_ASSERT(report.intermediaries.empty());
    RC_ASSERT(report.open.at(0).parties.empty());
    for (const ReportMunicipality& row : report.municipalities) {
      for (const TrackCounts& counts : row.counts.by_measure) RC_ASSERT(counts.count.at(1) == 0);
    }
    for (const ReportParty& library : report.libraries) {
      RC_ASSERT(library.counts.tracks(Measure::redeemed).at(1) == 0);
      RC_ASSERT(library.counts.cents(Measure::redeemed) == Cents{0});
    }
  }));
}

/// Withheld counts by column of one measure.
std::string withheld_text(std::initializer_list<std::int64_t> counts) {
  QuarterReport report;
  std::uint16_t code = 900;
  for (const std::int64_t count : counts) {
    ReportMunicipality row{{Municipality{code++}, {}}, {}};
    row.counts.by_measure.front().count.at(2) = count;
    report.municipalities.push_back(row);
  }
  withhold_small_counts(report);
  std::string text;
  for (const ReportMunicipality& row : report.municipalities) text += row.withheld.test(0) ? 'x' : '.';
  return text;
}

TEST(PublicReport, WithholdsOneMoreThanItMustBesideASmallCount) {
  EXPECT_EQ(withheld_text({9, 0, 12, 5}), "....");
  EXPECT_EQ(withheld_text({9, 3, 12, 50}), ".xx.");
  EXPECT_EQ(withheld_text({9, 12, 0, 3}), "x..x");      // the next one that has five, round the end
  EXPECT_EQ(withheld_text({3, 0, 0, 4, 40}), "x..xx");  // two small ones and one more: which is which is not told
  EXPECT_EQ(withheld_text({3, 0, 0, 4}), "xxxx");       // no row has five
  EXPECT_EQ(withheld_text({1, 5, 30, 0}), "xxxx");      // one and five could be nothing else
  EXPECT_EQ(withheld_text({3}), ".");                   // the row is the total
}

}  // namespace
}  // namespace bonboek
