#include "projections/number_series.hpp"

#include <numeric>

namespace bonboek {
namespace {

constexpr auto minted_mark = static_cast<std::uint8_t>(place_count);

bool is_by_party(Place place) {
  return place == Place::with_intermediary || place == Place::issued;
}

Cell cell_of(Year year, Place place, PartyIndex party, Reason reason) {
  return {Sheet::place, {year, party.value, static_cast<std::uint8_t>(place), static_cast<std::uint8_t>(reason)}};
}

/// Where vouchers are, as cells. Vouchers in a row were mostly minted on the same day: its year is reckoned once.
class Placing {
 public:
  Cell cell_of(const Voucher& voucher) {
    if (voucher.minted_on != minted_on_) {
      minted_on_ = voucher.minted_on;
      year_ = year_of(minted_on_);
    }
    const Place place = voucher.place();
    return bonboek::cell_of(year_, place, is_by_party(place) ? voucher.holder : PartyIndex::none(),
                            voucher.void_reason);
  }

 private:
  Date minted_on_;
  Year year_{first_year};
};

void add(std::vector<std::int64_t>& by_party, std::uint16_t party, std::int64_t count) {
  if (party >= by_party.size()) by_party.resize(std::size_t{party} + 1);
  by_party[party] += count;
}

}  // namespace

std::int64_t Series::unaccounted() const {
  return minted - std::accumulate(in_place.begin(), in_place.end(), std::int64_t{0});
}

void NumberSeries::collect(EventType type, std::span<const Change> changes, Increments& increments) {
  if (!can_move_voucher(type)) return;
  const bool is_mint = type == EventType::minted;
  Placing placing;
  Lane from;
  Lane to;
  for (const Change& change : changes) {
    const Voucher& after = *change.after;
    if (!is_mint) from.count(placing.cell_of(change.before), -1, increments);
    to.count(placing.cell_of(after), 1, increments);
  }
  from.flush(increments);
  to.flush(increments);
  if (!is_mint || changes.empty()) return;
  const Year year = year_of(changes.front().after->minted_on);  // the year of its number
  increments.add({Sheet::place, {year, 0, minted_mark, 0}}, static_cast<std::int64_t>(changes.size()));
}

void NumberSeries::add(const Increment& increment) {
  const Cell cell = increment.cell;
  Series& series = by_mint_year_[cell.x()];
  if (cell.z() == minted_mark) {
    series.minted += increment.count;
    return;
  }
  const auto place = static_cast<Place>(cell.z());
  series.in_place.at(cell.z()) += increment.count;
  if (place == Place::voided) series.voided_by_reason.at(cell.w()) += increment.count;
  if (place == Place::with_intermediary) bonboek::add(series.with_intermediary, cell.y(), increment.count);
  if (place == Place::issued) bonboek::add(series.issued_by, cell.y(), increment.count);
}

void NumberSeries::tell(Increments& increments) const {
  const auto none = PartyIndex::none();
  for (const auto& [year, series] : by_mint_year_) {
    increments.add({Sheet::place, {year, 0, minted_mark, 0}}, series.minted);
    for (const Place place : {Place::in_stock, Place::redeemed}) {
      increments.add(cell_of(year, place, none, Reason::none), series.in_place.at(static_cast<std::size_t>(place)));
    }
    for (std::size_t i = 0; i < series.voided_by_reason.size(); ++i) {
      increments.add(cell_of(year, Place::voided, none, static_cast<Reason>(i)), series.voided_by_reason.at(i));
    }
    for (const Place place : {Place::with_intermediary, Place::issued}) {
      const auto& by_party = place == Place::issued ? series.issued_by : series.with_intermediary;
      for (std::size_t i = 0; i < by_party.size(); ++i) {
        increments.add(cell_of(year, place, PartyIndex{static_cast<std::uint16_t>(i)}, Reason::none), by_party[i]);
      }
    }
  }
}

}  // namespace bonboek
