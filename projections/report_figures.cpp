#include "projections/report_figures.hpp"

#include <fmt/format.h>

#include "projections/municipalities.hpp"

namespace bonboek {
namespace {

/// Paths are written for figures that are not zero alone: most are.
class Telling {
 public:
  explicit Telling(const EachFigure& each) : each_(each) {}

  template <class... Parts>
  void figure(std::int64_t value, const Parts&... parts) const {
    if (value == 0) return;
    std::string path;
    ((path += '/', path += parts), ...);
    each_(std::move(path), value);
  }

  void tracks(const TrackCounts& counts, const std::string& of) const {
    figure(counts.total(), of, "count");
    for (std::size_t track = 0; track <= last_track; ++track) {
      if (counts.count.at(track) != 0) figure(counts.count.at(track), of, "byTrack", std::to_string(track));
    }
  }

  void tally(const Tally& tally, const std::string& of) const {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      const TrackCounts counts{tally.tracks(measure)};
      if (counts == TrackCounts{} && tally.cents(measure) == Cents{0}) continue;
      const std::string name = fmt::format("{}/{}", of, name_of(measure));
      tracks(counts, name);
      figure(tally.cents(measure).value, name, "amountCents");
    }
  }

  void parties(const std::vector<ReportParty>& parties, const char* list) const {
    for (const ReportParty& party : parties) {
      if (party.counts == Tally{}) continue;
      tally(party.counts, fmt::format("{}/{}/counts", list, party.id));
    }
  }

 private:
  const EachFigure& each_;
};

}  // namespace

std::array<FundFigure, fund_figure_count> fund_figures(const FundYear& fund) {
  return {{{"ceilingCents", fund.ceiling.value},
           {"depositedCents", fund.deposited.value},
           {"newMemberships", fund.new_memberships},
           {"renewals", fund.renewals},
           {"memberships", fund.memberships.total_count()},
           {"membershipsPaid", fund.memberships.count_at(Stage::paid)},
           {"handlingsPaid", fund.handlings.count_at(Stage::paid)},
           {"membershipCostCents", fund.memberships.total().value},
           {"handlingCostCents", fund.handlings.total().value},
           {"otherCostCents", fund.other_cost.value},
           {"costCents", fund.cost().value},
           {"accruedCents", fund.accrued().value},
           {"invoicedCents", fund.invoiced().value},
           {"paidCents", fund.paid().value},
           {"committedCents", fund.committed.value},
           {"freeCents", fund.free().value},
           {"expectedRenewalsCents", fund.expected_renewals.value},
           {"forecastCents", fund.forecast().value}}};
}

void tell_counted_figures(const QuarterReport& report, const EachFigure& each) {
  const Telling telling(each);
  telling.tally(report.counts, "counts");
  telling.tally(report.counts_since_january, "countsSinceJanuary");
  telling.figure(report.plan.new_memberships, "memberships", "newMemberships");
  telling.figure(report.plan.memberships, "memberships", "memberships");
  for (const ReportMunicipality& row : report.municipalities) {
    const std::string code = municipality_code(row.counts.municipality);
    for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
      if (row.counts.by_measure.at(i) == TrackCounts{}) continue;
      telling.tracks(row.counts.by_measure.at(i), fmt::format("municipalities/{}/{}", code.empty() ? "unknown" : code,
                                                              name_of(municipal_measures.at(i))));
    }
  }
  telling.parties(report.libraries, "libraries");
  telling.parties(report.intermediaries, "intermediaries");
  for (std::size_t i = 0; i < open_item_count; ++i) {
    const std::string item(name_of(static_cast<OpenItem>(i)));
    const auto tell_sum = [&](const OpenSum& sum, const std::string& of) {
      telling.figure(sum.count, of, "count");
      telling.figure(sum.amount.value, of, "amountCents");
    };
    tell_sum(report.open.at(i).total, "exceptions/" + item);
    for (const auto& of : report.open.at(i).parties) {
      tell_sum(of.sum, fmt::format("exceptions/{}/parties/{}", item, of.id));
    }
  }
  for (const Correction& correction : report.corrections) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto of = fmt::format("corrections/{}/{}", to_string(correction.about), name_of(static_cast<Measure>(i)));
      telling.figure(correction.count.at(i), of, "count");
      telling.figure(correction.amount.at(i).value, of, "amountCents");
    }
  }
}

const std::array<std::string, fund_path_count>& fund_paths() {
  static const std::array<std::string, fund_path_count> paths = [] {
    std::array<std::string, fund_path_count> made;
    const auto figures = fund_figures({});
    for (std::size_t i = 0; i < figures.size(); ++i) made.at(i) = fmt::format("/fund/{}", figures.at(i).name);
    made.back() = "/memberships/membershipsPaid";
    return made;
  }();
  return paths;
}

std::array<std::int64_t, fund_path_count> fund_values(const FundYear& fund) {
  std::array<std::int64_t, fund_path_count> values{};
  const auto figures = fund_figures(fund);
  for (std::size_t i = 0; i < figures.size(); ++i) values.at(i) = figures.at(i).value;
  values.back() = fund.memberships.count_at(Stage::paid);
  return values;
}

void tell_fund_figures(const FundYear& fund, const EachFigure& each) {
  const auto values = fund_values(fund);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values.at(i) != 0) each(fund_paths().at(i), values.at(i));
  }
}

}  // namespace bonboek
