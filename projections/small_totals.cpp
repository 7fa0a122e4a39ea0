#include "projections/small_totals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "projections/report_figures.hpp"
#include "projections/small_columns.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

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

void withhold_small_totals(QuarterReport& report) {
  Totals(report).run();
}

}  // namespace bonboek
