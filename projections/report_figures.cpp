#include "projections/report_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "projections/municipalities.hpp"

namespace bonboek {
namespace {

constexpr std::string_view oldest_ending = "/oldest";

class Telling {
 public:
  explicit Telling(const EachFigure& each, Zeros zeros = Zeros::left_out)
      : each_(each), tells_zeros_(zeros == Zeros::told) {}

  [[nodiscard]] bool tells_zeros() const { return tells_zeros_; }

  template <class... Parts>
  void figure(std::int64_t value, const Parts&... parts) const {
    if (value == 0 && !tells_zeros_) return;
    std::string path;
    ((path += '/', path += parts), ...);
    each_(std::move(path), value);
  }

  void list_figure(std::int64_t value, const std::string& of, const char* list, std::size_t place) const {
    if (value != 0 || tells_zeros_) figure(value, of, list, std::to_string(place));
  }

  void tracks(const TrackCounts& counts, const std::string& of) const {
    figure(counts.total(), of, "count");
    for (std::size_t track = 0; track <= last_track; ++track) {
      list_figure(counts.count.at(track), of, "byTrack", track);
    }
  }

  void tally(const Tally& tally, const std::string& of) const {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      const TrackCounts counts{tally.tracks(measure)};
      if (counts == TrackCounts{} && tally.cents(measure) == Cents{0} && !tells_zeros_) continue;
      const std::string name = fmt::format("{}/{}", of, name_of(measure));
      tracks(counts, name);
      figure(tally.cents(measure).value, name, "amountCents");
    }
  }

  void parties(const std::vector<ReportParty>& parties, const char* list) const {
    for (const ReportParty& party : parties) {
      if (party.counts == Tally{} && !tells_zeros_) continue;
      tally(party.counts, fmt::format("{}/{}/counts", list, party.id));
    }
  }

  void open_sum(const OpenSum& sum, const std::string& of) const {
    figure(sum.count, of, "count");
    figure(sum.amount.value, of, "amountCents");
    for (std::size_t age = 0; age < age_count; ++age) list_figure(sum.by_age.at(age), of, "byAge", age);
  }

 private:
  const EachFigure& each_;
  bool tells_zeros_;
};

void tell_counted(const QuarterReport& report, const Telling& telling) {
  telling.tally(report.counts, "counts");
  telling.tally(report.counts_since_january, "countsSinceJanuary");
  telling.figure(report.plan.new_memberships, "memberships", "newMemberships");
  telling.figure(report.plan.memberships, "memberships", "memberships");
  for (const ReportMunicipality& row : report.municipalities) {
    const std::string code = municipality_code(row.counts.municipality);
    for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
      if (row.counts.by_measure.at(i) == TrackCounts{} && !telling.tells_zeros()) continue;
      telling.tracks(row.counts.by_measure.at(i), fmt::format("municipalities/{}/{}", code.empty() ? "unknown" : code,
                                                              name_of(municipal_measures.at(i))));
    }
  }
  telling.parties(report.libraries, "libraries");
  telling.parties(report.intermediaries, "intermediaries");
  for (std::size_t i = 0; i < open_item_count; ++i) {
    const std::string item = fmt::format("exceptions/{}", name_of(static_cast<OpenItem>(i)));
    telling.open_sum(report.open.at(i).total, item);
    for (const auto& of : report.open.at(i).parties)
      telling.open_sum(of.sum, fmt::format("{}/parties/{}", item, of.id));
  }
  for (const Correction& correction : report.corrections) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const std::string of = correction_path(correction, static_cast<Measure>(i)).substr(1);
      telling.figure(correction.count.at(i), of, "count");
      telling.figure(correction.amount.at(i).value, of, "amountCents");
    }
  }
}

std::string open_path(OpenItem item, std::string_view party) {
  return fmt::format("/exceptions/{}{}{}", name_of(item), party.empty() ? "" : "/parties/", party);
}

void tell_fund(const FundYear& fund, const EachFigure& each, Zeros zeros) {
  const auto values = fund_values(fund);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values.at(i) != 0 || zeros == Zeros::told) each(fund_paths().at(i), values.at(i));
  }
}

void tell_oldest(const QuarterReport& report, const EachFigure& each, Zeros zeros) {
  const auto tell = [&](const OpenSum& sum, OpenItem item, std::string_view party) {
    if (sum.count == 0 && zeros == Zeros::left_out) return;
    each(oldest_path(item, party), figure_of_day(sum.count == 0 ? std::nullopt : std::optional(sum.oldest)));
  };
  for (std::size_t i = 0; i < open_item_count; ++i) {
    tell(report.open.at(i).total, static_cast<OpenItem>(i), {});
    for (const auto& of : report.open.at(i).parties) tell(of.sum, static_cast<OpenItem>(i), of.id);
  }
}

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

std::array<FundShare, fund_share_count> fund_shares(const FundYear& fund) {
  // In whole hundredths, so that no answer depends on floating point.
  const auto share = [&](Cents part) -> std::optional<std::int64_t> {
    if (fund.ceiling == Cents{0}) return {};
    return (part * 10'000).value / fund.ceiling.value;
  };
  return {{{"costBasisPoints", share(fund.cost())},
           {"paidBasisPoints", share(fund.paid())},
           {"forecastBasisPoints", share(fund.forecast())}}};
}

void tell_counted_figures(const QuarterReport& report, const EachFigure& each) {
  tell_counted(report, Telling(each));
}

const std::array<std::string, fund_path_count>& fund_paths() {
  static const std::array<std::string, fund_path_count> paths = [] {
    std::array<std::string, fund_path_count> made;
    std::size_t next = 0;
    for (const FundFigure& figure : fund_figures({})) made.at(next++) = fmt::format("/fund/{}", figure.name);
    for (const FundShare& share : fund_shares({})) made.at(next++) = fmt::format("/fund/{}", share.name);
    made.back() = "/memberships/membershipsPaid";
    return made;
  }();
  return paths;
}

std::array<std::int64_t, fund_path_count> fund_values(const FundYear& fund) {
  std::array<std::int64_t, fund_path_count> values{};
  std::size_t next = 0;
  for (const FundFigure& figure : fund_figures(fund)) values.at(next++) = figure.value;
  for (const FundShare& share : fund_shares(fund)) values.at(next++) = share.value.value_or(0);
  values.back() = fund.memberships.count_at(Stage::paid);
  return values;
}

void tell_figures(const QuarterReport& report, const EachFigure& each, Zeros zeros) {
  tell_counted(report, Telling(each, zeros));
  tell_fund(report.fund, each, zeros);
  tell_oldest(report, each, zeros);
}

bool has_figure(const QuarterReport& report, std::string_view path) {
  bool is_found = false;
  tell_figures(
      report, [&](const std::string& told, std::int64_t) { is_found = is_found || told == path; }, Zeros::told);
  return is_found;
}

std::int64_t figure_of_day(std::optional<Date> day) {
  return day ? std::int64_t{day->day} + 1 : 0;
}

std::optional<Date> day_of_figure(std::int64_t value) {
  if (value == 0) return {};
  return Date{static_cast<std::uint16_t>(value - 1)};
}

bool is_day_figure(std::string_view path) {
  return path.ends_with(oldest_ending);
}

std::string oldest_path(OpenItem item, std::string_view party) {
  return open_path(item, party) + std::string(oldest_ending);
}

std::string correction_path(const Correction& correction, Measure measure) {
  return fmt::format("/corrections/{}/{}", to_string(correction.about), name_of(measure));
}

std::string age_path(OpenItem item, std::string_view party, std::size_t age) {
  return fmt::format("{}/byAge/{}", open_path(item, party), age);
}

}  // namespace bonboek
