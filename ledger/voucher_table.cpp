#include "ledger/voucher_table.hpp"

#include <algorithm>
#include <cstdlib>

namespace bonboek {

Membership VoucherTable::membership(Year year, VoucherIndex index) const {
  const auto& column = memberships_.at(slot(year));
  return index.value < column.size() ? column[index.value] : Membership{};
}

Membership* VoucherTable::membership_slot(Year year, VoucherIndex index) {
  auto& column = memberships_.at(slot(year));
  if (column.size() <= index.value) {
    column.reserve(vouchers_.capacity());
    column.resize(vouchers_.size());
  }
  return &column[index.value];
}

std::vector<Year> VoucherTable::membership_years() const {
  std::vector<Year> years;
  for (Year year = first_year; year <= last_year; ++year) {
    if (!memberships_.at(slot(year)).empty()) years.push_back(year);
  }
  return years;
}

std::optional<VoucherIndex> VoucherTable::find(VoucherNumber number) const {
  if (number.serial == 0 || number.serial > minted_.at(slot(number.year))) return {};
  const auto& of_year = stretches_of_year_.at(slot(number.year));
  const auto after = std::ranges::upper_bound(of_year, number.serial, {},
                                              [this](std::uint32_t at) { return stretches_[at].first_serial; });
  const Stretch& stretch = stretches_[*std::prev(after)];
  return VoucherIndex{stretch.first_index + (number.serial - stretch.first_serial)};
}

VoucherNumber VoucherTable::number(VoucherIndex index) const {
  const auto after = std::ranges::upper_bound(stretches_, index.value, {}, &Stretch::first_index);
  const Stretch& stretch = *std::prev(after);
  return {stretch.year, stretch.first_serial + (index.value - stretch.first_index)};
}

void VoucherTable::mint(Year year, std::uint32_t count) {
  if (vouchers_.size() + count > max_vouchers) std::abort();
  auto& minted = minted_.at(slot(year));
  if (!stretches_.empty() && stretches_.back().year == year) {
    stretches_.back().count += count;
  } else {
    stretches_of_year_.at(slot(year)).push_back(static_cast<std::uint32_t>(stretches_.size()));
    stretches_.push_back({year, minted + 1, size(), count});
  }
  minted += count;
  vouchers_.resize(vouchers_.size() + count);
}

void VoucherTable::unmint(Year year, std::uint32_t count) {
  Stretch& newest = stretches_.back();
  if (newest.year != year || newest.count < count) std::abort();
  newest.count -= count;
  if (newest.count == 0) {
    stretches_.pop_back();
    stretches_of_year_.at(slot(year)).pop_back();
  }
  minted_.at(slot(year)) -= count;
  vouchers_.resize(vouchers_.size() - count);
  for (auto& column : memberships_) column.resize(std::min(column.size(), vouchers_.size()));
}

Change VoucherTable::apply(const Fact& fact, Year year, Sequence sequence, VoucherIndex index) {
  Membership scratch;
  Membership& membership = year == 0 ? scratch : *membership_slot(year, index);
  Voucher& voucher = vouchers_[index.value];
  Change change{index, voucher, voucher, membership, membership};
  transition(fact, sequence, voucher, membership);
  change.after = voucher;
  change.membership_after = membership;
  // A redemption is a voucher's first membership and is only taken back as its last: it has no other beside it.
  if (fact.effect() == EventType::renewed) count_continued(year, index, change.membership_before, membership);
  return change;
}

void VoucherTable::count_continued(Year year, VoucherIndex index, Membership before, Membership after) {
  if (before.stands() == after.stands()) return;
  const auto count = [&](std::uint32_t& continued) { after.stands() ? ++continued : --continued; };
  if (year > first_year && membership(static_cast<Year>(year - 1), index).stands()) count(continued_.at(slot(year)));
  const auto next = static_cast<Year>(year + 1);
  if (year < last_year && membership(next, index).stands()) count(continued_.at(slot(next)));
}

void VoucherTable::undo(const Change& change, Year year) {
  vouchers_[change.voucher.value] = change.before;
  if (year == 0) return;
  *membership_slot(year, change.voucher) = change.membership_before;
  count_continued(year, change.voucher, change.membership_after, change.membership_before);
}

}  // namespace bonboek
