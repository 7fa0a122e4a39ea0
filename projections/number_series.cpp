#include "projections/number_series.hpp"

#include <numeric>

namespace bonboek {
namespace {

void add(std::vector<std::int64_t>& by_party, PartyIndex party, std::int64_t one) {
  if (party.value >= by_party.size()) by_party.resize(std::size_t{party.value} + 1);
  by_party[party.value] += one;
}

void count(Series& series, const Voucher& voucher, std::int64_t one) {
  const Place place = voucher.place();
  series.in_place[static_cast<std::size_t>(place)] += one;
  if (place == Place::voided) series.voided_by_reason.at(static_cast<std::size_t>(voucher.void_reason)) += one;
  if (place == Place::with_intermediary) add(series.with_intermediary, voucher.holder, one);
  if (place == Place::issued) add(series.issued_by, voucher.holder, one);
}

}  // namespace

std::int64_t Series::unaccounted() const {
  return minted - std::accumulate(in_place.begin(), in_place.end(), std::int64_t{0});
}

void NumberSeries::apply(EventType type, std::span<const Change> changes, const Facts& facts) {
  if (!can_move_voucher(type)) return;
  Series* series = nullptr;
  Year year = 0;
  for (const Change& change : changes) {
    const Voucher& after = facts.vouchers().at(change.voucher);
    if (const Year minted = year_of(after.minted_on); minted != year) {  // the year of its number
      year = minted;
      series = &by_mint_year_[year];
    }
    if (type == EventType::minted) {
      ++series->minted;
    } else {
      count(*series, change.before, -1);
    }
    count(*series, after, 1);
  }
}

}  // namespace bonboek
