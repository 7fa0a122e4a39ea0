#include "ledger/voucher_numbers.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace bonboek {

std::uint32_t VoucherNumbers::size() const {
  return stretches_.empty() ? 0 : stretches_.back().first_index + stretches_.back().count;
}

std::optional<VoucherIndex> VoucherNumbers::find(VoucherNumber number) const {
  if (number.serial == 0 || number.serial > minted_.at(slot(number.year))) return {};
  const auto& of_year = stretches_of_year_.at(slot(number.year));
  const auto after = std::ranges::upper_bound(of_year, number.serial, {},
                                              [this](std::uint32_t at) { return stretches_[at].first_serial; });
  const Stretch& stretch = stretches_[*std::prev(after)];
  return VoucherIndex{stretch.first_index + (number.serial - stretch.first_serial)};
}

VoucherNumber VoucherNumbers::number(VoucherIndex index) const {
  const auto after = std::ranges::upper_bound(stretches_, index.value, {}, &Stretch::first_index);
  const Stretch& stretch = *std::prev(after);
  return {stretch.year, stretch.first_serial + (index.value - stretch.first_index)};
}

void VoucherNumbers::mint(Year year, std::uint32_t count) {
  auto& minted = minted_.at(slot(year));
  if (!stretches_.empty() && stretches_.back().year == year) {
    stretches_.back().count += count;
  } else {
    stretches_of_year_.at(slot(year)).push_back(static_cast<std::uint32_t>(stretches_.size()));
    stretches_.push_back({year, minted + 1, size(), count});
  }
  minted += count;
}

void VoucherNumbers::unmint(Year year, std::uint32_t count) {
  Stretch& newest = stretches_.back();
  if (newest.year != year || newest.count < count) std::abort();
  newest.count -= count;
  if (newest.count == 0) {
    stretches_.pop_back();
    stretches_of_year_.at(slot(year)).pop_back();
  }
  minted_.at(slot(year)) -= count;
}

}  // namespace bonboek
