#include "projections/number_series.hpp"

#include <numeric>

namespace bonboek {
namespace {

void count(Series& series, const Voucher& voucher, std::int64_t one) {
  const Place place = voucher.place();
  series.in_place.at(static_cast<std::size_t>(place)) += one;
  if (place == Place::voided) series.voided_by_reason.at(static_cast<std::size_t>(voucher.void_reason)) += one;
  if (place == Place::with_intermediary) series.with_intermediary[voucher.holder] += one;
  if (place == Place::issued) series.issued_by[voucher.holder] += one;
}

}  // namespace

std::int64_t Series::unaccounted() const {
  return minted - std::accumulate(in_place.begin(), in_place.end(), std::int64_t{0});
}

void NumberSeries::apply(const Run& run, const std::vector<Change>& changes, const Facts& facts) {
  const bool minted = run.fact.type == EventType::minted;
  for (const Change& change : changes) {
    Series& series = by_mint_year_[facts.vouchers().number(change.voucher).year];
    if (minted) {
      ++series.minted;
    } else {
      count(series, change.before, -1);
    }
    count(series, change.after, 1);
  }
}

}  // namespace bonboek
