#include "bench/workload/expected.hpp"

#include <numeric>

#include "bench/workload/figure_names.hpp"
#include "bench/workload/tally.hpp"

namespace bonboek::bench {
namespace {

constexpr std::array claims{Kind::membership, Kind::handling};
constexpr std::array stages{Stage::accrued, Stage::invoiced, Stage::paid};
constexpr std::array places{Place::in_stock, Place::with_intermediary, Place::issued, Place::redeemed, Place::voided};

bonboek::Year year_at(std::size_t index) {
  return static_cast<bonboek::Year>(opening_year + index);
}

std::int64_t due(const Tally::Year& year, Kind kind, Stage stage) {
  return year.due.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(stage));
}

std::int64_t tariff(bonboek::Year year, Kind kind) {
  return (kind == Kind::membership ? membership_tariff(year) : handling_tariff).value;
}

/// The events that are about no voucher.
void add_opening_and_closing(Tally& tally) {
  const auto count = [&](EventType type) -> std::int64_t& { return tally.events.at(static_cast<std::size_t>(type)); };
  count(EventType::scheme_opened) = 1;
  count(EventType::policy_set) = 2;
  count(EventType::tariff_set) = 3;
  count(EventType::library_registered) = library_count;
  count(EventType::intermediary_accredited) = intermediary_count;
  count(EventType::quarter_closed) = static_cast<std::int64_t>(tally.paid.size());
  for (Cents sum : tally.paid)
    count(EventType::fund_deposited) += (sum.value + max_amount.value - 1) / max_amount.value;
}

void tell_log(const Tally& tally, Expected& expected) {
  for (std::size_t type = 1; type < tally.events.size(); ++type) {
    expected.event_count += static_cast<std::uint64_t>(tally.events.at(type));
    expected.log.add(figure::events(static_cast<EventType>(type)), tally.events.at(type));
  }
}

void tell_states(const Tally& tally, Figures& states) {
  for (std::size_t at = 0; at < tally.years.size(); ++at) {
    const Tally::Year& year = tally.years[at];
    for (Place place : places) {
      const auto vouchers = year.places.at(static_cast<std::size_t>(place));
      states.add(figure::vouchers, vouchers);
      states.add(figure::in_place(place), vouchers);
    }
    for (Kind kind : claims) {
      for (Stage stage : stages) {
        states.add(figure::due(year_at(at), kind, stage), due(year, kind, stage));
        states.add(figure::cost(year_at(at)), due(year, kind, stage) * tariff(year_at(at), kind));
      }
    }
  }
}

void tell_fund(const Tally& tally, Figures& figures) {
  for (std::size_t at = 0; at < tally.years.size(); ++at) {
    const Tally::Year& year = tally.years[at];
    figures.add(figure::new_memberships(year_at(at)), year.new_memberships);
    figures.add(figure::renewals(year_at(at)), year.renewals);
    for (Place place : places) {
      figures.add(figure::in_place(year_at(at), place), year.places.at(static_cast<std::size_t>(place)));
    }
    for (Kind kind : claims) {
      for (Stage stage : stages) {
        const auto name = figure::due(year_at(at), kind, stage);
        figures.add(name, due(year, kind, stage));
        figures.add(figure::in_cents(name), due(year, kind, stage) * tariff(year_at(at), kind));
      }
    }
  }
}

/// Debit is positive. Everything that was deposited is paid out again, so the bank ends at nothing.
void tell_books(const Tally& tally, Figures& figures) {
  std::int64_t deposited = 0;
  for (Cents sum : tally.paid) deposited += sum.value;
  figures.add(figure::account("subsidy"), -deposited);
  for (std::size_t at = 0; at < tally.years.size(); ++at) {
    for (Kind kind : claims) {
      const auto amount = [&](Stage stage) { return due(tally.years[at], kind, stage) * tariff(year_at(at), kind); };
      const auto total = amount(Stage::accrued) + amount(Stage::invoiced) + amount(Stage::paid);
      figures.add(figure::account(kind == Kind::membership ? "membership-cost" : "handling-cost"), total);
      figures.add(figure::account("accrued"), -amount(Stage::accrued));
      figures.add(figure::account("payable"), -amount(Stage::invoiced));
    }
  }
}

void tell_counts(const Tally& tally, Figures& figures) {
  const auto events = [&](EventType type) { return tally.events.at(static_cast<std::size_t>(type)); };
  const auto sum = [](const auto& list) { return std::accumulate(list.begin(), list.end(), std::int64_t{0}); };
  const auto vouchers = events(EventType::minted);
  figures.add(figure::counted(Measure::minted), vouchers);
  figures.add(figure::counted(Measure::allotted), vouchers);
  figures.add(figure::counted(Measure::issued), sum(tally.issued_by));
  figures.add(figure::counted(Measure::redeemed), sum(tally.redeemed_by));
  for (const auto& year : tally.years) figures.add(figure::counted(Measure::renewed), year.renewals);
  figures.add(figure::counted(Measure::voided), events(EventType::voided));
  figures.add(figure::counted(Measure::invoiced), events(EventType::invoiced));
  figures.add(figure::counted(Measure::paid), events(EventType::paid));
  for (LibraryId id{0}; id.value < library_count; ++id.value) {
    figures.add(figure::counted_by(Parties::index_of(id), Measure::redeemed), tally.redeemed_by.at(id.value));
  }
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value) {
    figures.add(figure::counted_by(Parties::index_of(id), Measure::issued), tally.issued_by.at(id.value));
  }
  Wave wave{0};
  for (const auto late : tally.late) {
    figures.add(figure::learned_late(quarter_of(wave)), late);
    wave = later(wave, 1);
  }
}

}  // namespace

Expected expected_of(const Workload& workload) {
  Tally tally(workload);
  for (std::uint32_t at = 0; at < workload.waves().voucher_count(); ++at) tally.add(workload.life(VoucherIndex{at}));
  add_opening_and_closing(tally);
  Expected expected;
  tell_log(tally, expected);
  tell_states(tally, expected.states);
  tell_fund(tally, expected.projections);
  tell_books(tally, expected.projections);
  tell_counts(tally, expected.projections);
  return expected;
}

}  // namespace bonboek::bench
