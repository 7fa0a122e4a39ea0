#include "projections/quarter_report.hpp"

#include <fmt/format.h>

#include "projections/told_periods.hpp"

namespace bonboek {
namespace {

constexpr int quarters_in_year = 4;

class Reporting {
 public:
  Reporting(const Books& books, Quarter quarter)
      : books_(books),
        registers_(books.standing.registers),
        quarter_(quarter),
        period_(period_of(quarter)),
        year_(year_of(last_day_of(quarter))) {}

  QuarterReport run(std::optional<std::string> root) {
    report_.quarter = quarter_;
    report_.moment = report_moment(books_, std::move(root));
    if (registers_.scheme()) {
      report_.scheme = registers_.scheme()->name;
      report_.origin = registers_.scheme()->origin;
    }
    const auto closed = registers_.closed_quarters().find(quarter_);
    if (closed != registers_.closed_quarters().end()) report_.closed_by = closed->second;
    report_.fund = books_.figures.fund().year(year_, books_.standing.today(), books_.standing);
    for (const Sheet sheet : {Sheet::tally, Sheet::named_issue, Sheet::open, Sheet::correction}) tell(sheet);
    tell_plan();
    const auto quarter_in_year = quarter_.value % quarters_in_year;
    for (Quarter before{static_cast<std::uint16_t>(quarter_.value - quarter_in_year)}; before < quarter_;
         ++before.value) {
      report_.quarters_before.push_back(books_.figures.counts().all(period_of(before)));
    }
    return std::move(report_);
  }

  QuarterReport part(Sheet sheet) {
    tell(sheet);
    if (sheet == Sheet::tally) tell_municipalities();
    tell_plan();
    return std::move(report_);
  }

 private:
  void tell(Sheet sheet) {
    switch (sheet) {
      case Sheet::tally:
        report_.counts = books_.figures.counts().all(period_);
        report_.counts_since_january = books_.figures.counts().all({period_of(year_).first, period_.last});
        return tell_parties();
      case Sheet::named_issue:
        return tell_municipalities();
      case Sheet::open:
        return tell_open_items();
      case Sheet::correction:
        report_.corrections = books_.figures.corrections().shown_in(quarter_);
        return;
      default:
        return;
    }
  }

  void tell_municipalities() {
    for (const MunicipalCounts& counts : municipal_counts(books_, period_)) {
      report_.municipalities.push_back({counts, {}});
    }
  }

  void tell_plan() {
    PlanProgress& plan = report_.plan;
    plan.new_memberships = report_.counts_since_january.total(Measure::redeemed);
    plan.memberships = plan.new_memberships + report_.counts_since_january.total(Measure::renewed);
    plan.memberships_paid = report_.fund.memberships.count_at(Stage::paid);
    plan.target = plan_target(registers_, year_);
  }

  void tell_parties() {
    PartyIndex next{0};
    for (const Party& party : registers_.parties()) {
      auto& parties = party.kind == PartyKind::library ? report_.libraries : report_.intermediaries;
      parties.push_back({party.kind,
                         party.id,
                         party.name,
                         party.municipality,
                         books_.figures.counts().of(PartyIndex{next.value++}, period_),
                         {}});
    }
  }

  void tell_open_items() {
    const Period to_date{all_time.first, period_.last};
    const auto groups =
        books_.figures.open_items().groups({to_date, books_.standing.today(), PartyIndex::none()}, registers_);
    for (std::size_t i = 0; i < open_item_count; ++i) {
      report_.open.at(i).total = groups.at(i).total;
      for (const auto& [index, sum] : groups.at(i).by_party) {
        const Party& party = registers_.party(index);
        report_.open.at(i).parties.push_back({party.kind, party.id, sum});
      }
    }
  }

  const Books& books_;
  const Registers& registers_;
  Quarter quarter_;
  Period period_;
  Year year_;
  QuarterReport report_;
};

}  // namespace

std::optional<QuarterSpan> quarters_told(const Standing& standing) {
  const auto& scheme = standing.registers.scheme();
  if (!scheme) return {};
  const Quarter first = quarter_of(scheme->opened_on);
  return QuarterSpan{first, std::max(first, quarter_of(standing.today()))};
}

std::optional<std::string> objection_to(Quarter quarter, const Standing& standing) {
  const auto told = quarters_told(standing);
  const auto names = told ? fmt::format("{} to {}", to_string(told->first), to_string(told->last)) : std::string();
  return objection_to_named(period_of(quarter), to_string(quarter), names, standing);
}

ReportMoment report_moment(const Books& books, std::optional<std::string> root) {
  return {Sequence{books.standing.next.value - 1}, books.standing.last_recorded_at, std::move(root)};
}

QuarterReport quarter_report(const Books& books, Quarter quarter, std::optional<std::string> root) {
  return Reporting(books, quarter).run(std::move(root));
}

QuarterReport part_of_report(const Books& books, Quarter quarter, Sheet sheet) {
  return Reporting(books, quarter).part(sheet);
}

bool is_counted_in(Quarter quarter, Cell cell) {
  const Period period = period_of(quarter);
  const Month january = period_of(year_of(last_day_of(quarter))).first;
  switch (cell.sheet()) {
    case Sheet::tally:
      return january <= Month{cell.y()} && Month{cell.y()} <= period.last;
    case Sheet::named_issue:
      return period.contains(Month{cell.y()});
    case Sheet::open:
      return month_of(Date{cell.y()}) <= period.last;
    case Sheet::correction:
      return Quarter{cell.x()} == quarter;
    default:
      return false;
  }
}

}  // namespace bonboek
