#include "bench/workload/found.hpp"

#include "bench/workload/figure_names.hpp"

namespace bonboek::bench {
namespace {

constexpr std::array stages{Stage::accrued, Stage::invoiced, Stage::paid};
constexpr std::array measures{Measure::minted,   Measure::allotted, Measure::issued,
                              Measure::redeemed, Measure::renewed,  Measure::voided,
                              Measure::invoiced, Measure::credited, Measure::paid};

void tell_fund(const Views& views, Figures& figures) {
  for (Year year : views.figures().fund().years(views.facts().standing())) {
    const FundYear fund = views.figures().fund().year(year, views.today(), views.facts().standing());
    figures.add(figure::new_memberships(year), fund.new_memberships);
    figures.add(figure::renewals(year), fund.renewals);
    for (Stage stage : stages) {
      for (Kind kind : {Kind::membership, Kind::handling}) {
        const Stages& due = kind == Kind::membership ? fund.memberships : fund.handlings;
        const auto name = figure::due(year, kind, stage);
        figures.add(name, due.count_at(stage));
        figures.add(figure::in_cents(name), due.amount_at(stage).value);
      }
    }
  }
}

void tell_numbers(const Views& views, Figures& figures) {
  for (const auto& [year, series] : views.figures().numbers().by_mint_year()) {
    figures.add(figure::unaccounted, series.unaccounted());
    for (std::size_t place = 0; place < place_count; ++place) {
      figures.add(figure::in_place(year, static_cast<Place>(place)), series.in_place.at(place));
    }
  }
}

void tell_books(const Views& views, Figures& figures) {
  for (const Balance& balance : views.figures().balances().over(all_time)) {
    figures.add(figure::account(name_of(balance.key.account)), balance.closing().value);
    figures.add(figure::trial_balance, balance.closing().value);
  }
}

void tell_counts(const Views& views, Figures& figures) {
  const auto all = views.figures().counts().all(all_time);
  for (Measure measure : measures) figures.add(figure::counted(measure), all.total(measure));
  PartyIndex index{0};
  for (const Party& party : views.facts().registers().parties()) {
    const auto measure = party.kind == PartyKind::library ? Measure::redeemed : Measure::issued;
    figures.add(figure::counted_by(index, measure), views.figures().counts().of(index, all_time).total(measure));
    ++index.value;
  }
}

void tell_corrections(const Views& views, Figures& figures) {
  for (const auto& [closed, sequence] : views.facts().registers().closed_quarters()) {
    const Quarter shown_in{static_cast<std::uint16_t>(closed.value + 1)};
    for (const Correction& correction : views.figures().corrections().shown_in(shown_in)) {
      figures.add(figure::learned_late(correction.about),
                  correction.count.at(static_cast<std::size_t>(Measure::issued)));
    }
  }
}

}  // namespace

Figures log_figures(const Log& log) {
  std::array<std::int64_t, 23> events{};
  Run run;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission);) {
      for (Sequence first; reader.next_run(run, first);) {
        events.at(static_cast<std::size_t>(run.fact.type)) += run.count();
      }
    }
    return true;
  });
  Figures figures;
  for (std::size_t type = 1; type < events.size(); ++type) {
    figures.add(figure::events(static_cast<EventType>(type)), events.at(type));
  }
  return figures;
}

Figures state_figures(const Facts& facts) {
  const auto& vouchers = facts.vouchers();
  const auto years = vouchers.membership_years();
  std::array<std::int64_t, place_count> places{};
  std::map<Year, std::array<std::array<std::int64_t, 4>, 3>> due;  // by year, Kind and Stage
  const auto count = [&](Year year, Kind kind, Stage stage) {
    if (stage != Stage::none) ++due[year].at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(stage));
  };
  for (VoucherIndex index{0}; index.value < vouchers.size(); ++index.value) {
    const Voucher& voucher = vouchers.at(index);
    ++places.at(static_cast<std::size_t>(voucher.place()));
    if (voucher.is_issued) count(year_of(voucher.issued_on), Kind::handling, voucher.handling);
    for (Year year : years) count(year, Kind::membership, vouchers.membership(year, index).stage());
  }
  Figures figures;
  figures.add(figure::vouchers, vouchers.size());
  figures.add(figure::bank, facts.fund().bank.value);
  for (std::size_t place = 0; place < place_count; ++place) {
    figures.add(figure::in_place(static_cast<Place>(place)), places.at(place));
  }
  for (Year year = first_year; year <= last_year; ++year)
    figures.add(figure::cost(year), facts.fund().cost(year).value);
  for (const auto& [year, kinds] : due) {
    for (Kind kind : {Kind::membership, Kind::handling}) {
      for (Stage stage : stages) {
        figures.add(figure::due(year, kind, stage),
                    kinds.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(stage)));
      }
    }
  }
  return figures;
}

Figures projection_figures(const Views& views) {
  Figures figures;
  tell_fund(views, figures);
  tell_numbers(views, figures);
  tell_books(views, figures);
  tell_counts(views, figures);
  tell_corrections(views, figures);
  return figures;
}

}  // namespace bonboek::bench
