// From a public report nobody can reckon a count that is withheld: not by taking what is told from the totals, and not
// by knowing between what it must lie.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <functional>
#include <map>
#include <set>

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

/// What the public version tells of a column: its total and its rows, and what is marked.
std::string told_of(std::optional<std::int64_t> total, const std::vector<std::optional<std::int64_t>>& rows) {
  const auto text = [](std::optional<std::int64_t> count) { return count ? std::to_string(*count) : "x"; };
  std::string told = text(total) + ":";
  for (const auto& row : rows) told += " " + text(row);
  return told;
}

struct Column {
  std::optional<std::int64_t> total;
  std::vector<std::optional<std::int64_t>> rows;
};

Column column_of(const QuarterReport& report, std::size_t column) {
  const Measure measure = municipal_measures.at(column);
  Column told;
  if (!is_withheld(report, fmt::format("/counts/{}/count", name_of(measure))))
    told.total = report.counts.total(measure);
  for (const ReportMunicipality& row : report.municipalities) {
    const auto count = row.counts.by_measure.at(column).total();
    told.rows.push_back(row.withheld.test(column) ? std::nullopt : std::optional(count));
  }
  return told;
}

QuarterReport report_with(const std::vector<std::int64_t>& counts) {
  QuarterReport report;
  std::uint16_t code = 900;
  for (const std::int64_t count : counts) {
    ReportMunicipality row{{Municipality{code++}, {}}, {}};
    row.counts.by_measure.front().count.at(2) = count;
    report.counts.count.at(static_cast<std::size_t>(municipal_measures.front())).at(2) += count;
    report.municipalities.push_back(row);
  }
  return report;
}

/// Every column of so many rows of counts up to a bound.
void each_column(std::size_t row_count, std::int64_t bound,
                 const std::function<void(std::vector<std::int64_t>)>& each) {
  std::vector<std::int64_t> counts(row_count);
  for (;;) {
    each(counts);
    std::size_t row = 0;
    while (row < row_count && counts[row] == bound) counts[row++] = 0;
    if (row == row_count) return;
    ++counts[row];
  }
}

/// Who knows the rule knows all columns of which the same is told: what a withheld count can be is what it is in one of
/// them.
TEST(PublicReport, WithholdsSoThatWhoKnowsTheRuleCannotTellWhichIsSmall) {
  for (const auto& [row_count, bound] : {std::pair(1, 20), std::pair(2, 20), std::pair(3, 14), std::pair(4, 9)}) {
    struct Alike {
      Column told;
      std::vector<std::vector<std::int64_t>> columns;
    };
    std::map<std::string, Alike> alike;
    each_column(static_cast<std::size_t>(row_count), bound, [&](const std::vector<std::int64_t>& counts) {
      auto report = report_with(counts);
      withhold_small_counts(report);
      const Column told = column_of(report, 0);
      auto& same = alike[told_of(told.total, told.rows)];
      same.told = told;
      same.columns.push_back(counts);
    });
    EXPECT_GT(alike.size(), 5U);
    for (const auto& [text, same] : alike) {
      const bool are_all_small = std::ranges::all_of(same.columns, [](const auto& counts) {
        return std::ranges::all_of(counts, [](std::int64_t count) { return count < small_count_bound; });
      });
      for (std::size_t row = 0; row < same.told.rows.size(); ++row) {
        if (same.told.rows[row]) continue;
        std::set<std::int64_t> values;
        for (const auto& counts : same.columns) values.insert(counts[row]);
        EXPECT_GT(values.size(), 1U) << text << " row " << row;
        if (are_all_small) continue;
        EXPECT_LT(*values.begin(), small_count_bound) << text << " row " << row;
        EXPECT_GE(*values.rbegin(), small_count_bound) << text << " row " << row;
      }
    }
  }
}

TEST(PublicReport, TellsNoSmallCountAndNoneThatIsTheOnlyOneWithheld) {
  EXPECT_TRUE(rc::check([] {
    auto report = arbitrary_report();
    const auto full = report;
    withhold_small_counts(report);
    for (std::size_t column = 0; column < municipal_measures.size(); ++column) {
      const Column told = column_of(report, column);
      RC_ASSERT(!told.total || *told.total == 0 || *told.total >= small_count_bound);
      std::size_t withheld = 0;
      for (std::size_t row = 0; row < told.rows.size(); ++row) {
        const auto count = full.municipalities[row].counts.by_measure.at(column).total();
        RC_ASSERT(!told.rows[row] || *told.rows[row] == 0 || *told.rows[row] >= small_count_bound);
        RC_ASSERT(!told.rows[row] || *told.rows[row] == count);
        RC_ASSERT(report.municipalities[row].counts.by_measure.at(column).total() == told.rows[row].value_or(0));
        if (!told.rows[row]) ++withheld;
      }
      RC_ASSERT(withheld != 1 || !told.total);
    }
  }));
}

TEST(PublicReport, WithholdsTheLibrariesOfAMunicipalityTogether) {
  EXPECT_TRUE(rc::check([] {
    auto report = arbitrary_report();
    withhold_small_counts(report);
    for (std::size_t column = 3; column < municipal_measures.size(); ++column) {
      const auto place = static_cast<std::size_t>(municipal_measures.at(column));
      for (const ReportMunicipality& row : report.municipalities) {
        std::size_t withheld = 0;
        std::size_t told = 0;
        for (const ReportParty& library : report.libraries) {
          if (library.municipality != row.counts.municipality) continue;
          const auto count = library.counts.total(municipal_measures.at(column));
          library.withheld.test(place) ? ++withheld : ++told;
          RC_ASSERT(count == 0 || (!library.withheld.test(place) && count >= small_count_bound));
        }
        RC_ASSERT(withheld == 0 || told == 0);
        // Of a municipality that is withheld nothing of its libraries is told; of one that is told never one alone is.
        const bool is_row_told = !row.withheld.test(column);
        RC_ASSERT((!is_row_told && told == 0) || (is_row_told && withheld != 1));
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

std::string withheld_text(const std::vector<std::int64_t>& counts) {
  auto report = report_with(counts);
  withhold_small_counts(report);
  const Column told = column_of(report, 0);
  return told_of(told.total, told.rows);
}

TEST(PublicReport, WithholdsTheNextLargerCountsBesideASmallOne) {
  EXPECT_EQ(withheld_text({9, 0, 12, 5}), "26: 9 0 12 5");
  EXPECT_EQ(withheld_text({9, 3, 12, 50}), "74: x x 12 50");
  EXPECT_EQ(withheld_text({9, 12, 9, 3}), "33: x 12 x x");      // those as large as the next one, too
  EXPECT_EQ(withheld_text({3, 0, 0, 4, 40}), "47: x 0 0 x x");  // two small ones and one more
  EXPECT_EQ(withheld_text({3, 0, 0, 4}), "7: x x x x");         // no row has five
  EXPECT_EQ(withheld_text({7}), "7: 7");
}

TEST(PublicReport, WithholdsATotalUnderFiveWithItsRows) {
  EXPECT_EQ(withheld_text({3}), "x: x");
  EXPECT_EQ(withheld_text({1, 0, 3}), "x: x x x");
  EXPECT_EQ(withheld_text({0, 0}), "0: 0 0");
  QuarterReport report = report_with({2, 1});
  report.counts.amount.front() = Cents{300};
  report.counts_since_january = report.counts;
  withhold_small_counts(report);
  for (const char* of : {"/counts", "/countsSinceJanuary"}) {
    for (const char* member : {"count", "amountCents", "byTrack/0", "byTrack/2"}) {
      EXPECT_TRUE(is_withheld(report, fmt::format("{}/minted/{}", of, member))) << of << member;
    }
  }
  EXPECT_EQ(report.counts, Tally{});
  EXPECT_EQ(report.counts_since_january, Tally{});
}

/// A report with nothing but what the whole scheme redeemed, on two tracks.
QuarterReport redeemed(std::int64_t on_one, std::int64_t on_two) {
  QuarterReport report;
  auto& tracks = report.counts.count.at(static_cast<std::size_t>(Measure::redeemed));
  tracks.at(1) = on_one;
  tracks.at(2) = on_two;
  report.counts_since_january = report.counts;
  report.plan.new_memberships = report.plan.memberships = on_one + on_two;
  report.fund.new_memberships = on_one + on_two;
  report.fund.memberships.count.front() = on_one + on_two;
  return report;
}

TEST(PublicReport, WithholdsTracksThatGiveASmallOneAway) {
  auto report = redeemed(30, 2);
  withhold_small_counts(report);
  EXPECT_EQ(report.counts.total(Measure::redeemed), 32);
  EXPECT_FALSE(is_withheld(report, "/counts/redeemed/count"));
  EXPECT_TRUE(is_withheld(report, "/counts/redeemed/byTrack/1"));
  EXPECT_TRUE(is_withheld(report, "/counts/redeemed/byTrack/2"));
  EXPECT_FALSE(is_withheld(report, "/counts/redeemed/byTrack/3"));
  EXPECT_FALSE(is_withheld(report, "/memberships/newMemberships"));
}

TEST(PublicReport, WithholdsFewMembershipsWhereverTheyStand) {
  auto report = redeemed(3, 0);
  report.fund.memberships.count = {1, 0, 2, 0};
  withhold_small_counts(report);
  for (const char* path : {"/counts/redeemed/count", "/memberships/newMemberships", "/memberships/memberships",
                           "/fund/newMemberships", "/fund/memberships"}) {
    EXPECT_TRUE(is_withheld(report, path)) << path;
  }
  EXPECT_EQ(report.plan.new_memberships, 0);
  EXPECT_EQ(report.fund.memberships.total_count(), 0);
}

TEST(PublicReport, TellsNothingSinceJanuaryFromWhichAQuarterFollows) {
  auto report = redeemed(20, 0);
  report.quarters_before.push_back(redeemed(4, 0).counts);
  report.counts_since_january += redeemed(4, 0).counts;
  withhold_small_counts(report);
  EXPECT_FALSE(is_withheld(report, "/counts/redeemed/count"));
  EXPECT_TRUE(is_withheld(report, "/countsSinceJanuary/redeemed/count"));
  EXPECT_TRUE(is_withheld(report, "/memberships/newMemberships"));
}

TEST(PublicReport, WithholdsWhatFewStandOpenAndFewCorrections) {
  QuarterReport report;
  report.open.at(0).total = {3, Cents{1'200}, {1, 2}, Date{9'000}};
  report.open.at(1).total = {12, Cents{4'800}, {2, 10}, Date{9'000}};
  report.corrections.push_back({Quarter{100}, {-2, 7}, {Cents{0}, Cents{2'800}}});
  withhold_small_counts(report);
  for (const char* member : {"count", "amountCents", "oldest", "byAge/0", "byAge/4"}) {
    EXPECT_TRUE(is_withheld(report, fmt::format("/exceptions/redeemedIssueNotReported/{}", member))) << member;
  }
  EXPECT_EQ(report.open.at(0).total.count, 0);
  EXPECT_FALSE(is_withheld(report, "/exceptions/issuedNotRedeemed/count"));
  EXPECT_TRUE(is_withheld(report, "/exceptions/issuedNotRedeemed/byAge/1"));
  EXPECT_FALSE(is_withheld(report, "/exceptions/issuedNotRedeemed/byAge/2"));
  EXPECT_TRUE(is_withheld(report, "/corrections/2025-Q1/minted/count"));
  EXPECT_TRUE(is_told(report, report.corrections.front(), Measure::minted));
  EXPECT_FALSE(is_withheld(report, "/corrections/2025-Q1/allotted/count"));
}

}  // namespace
}  // namespace bonboek
