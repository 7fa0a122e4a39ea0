#include "ledger/voucher_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "ledger/transition.hpp"

namespace bonboek {
namespace {

/// What is told at a time: few enough that it is still in the processor's nearest cache when it is folded.
constexpr std::size_t stretch_vouchers = 256;

/// How far ahead of its turn a voucher is asked for: it takes memory about so many turns to bring one.
constexpr std::size_t prefetched_ahead = 24;

}  // namespace

Membership* VoucherTable::memberships_of(Year year, std::span<const VoucherIndex> vouchers) {
  if (year == 0) return nullptr;
  auto& column = memberships_.at(slot(year));
  const auto place = std::ranges::lower_bound(membership_years_, year);
  if (place == membership_years_.end() || *place != year) membership_years_.insert(place, year);
  if (column.size() < vouchers_.size() && column.size() <= std::ranges::max(vouchers).value) {
    column.reserve(vouchers_.capacity());
    column.resize(vouchers_.size());
  }
  return column.data();
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

void VoucherTable::apply(const Fact& fact, Sequence first, std::span<const VoucherIndex> vouchers,
                         const Changed& changed) {
  if (vouchers.empty()) return;
  const Year year = membership_year_of(fact);
  Membership* const memberships = memberships_of(year, vouchers);
  // A redemption is a voucher's first membership and is only taken back as its last: it has no other beside it.
  const bool is_renewal = fact.effect() == EventType::renewed;
  const auto* year_before = is_renewal && year > first_year ? &memberships_.at(slot(year) - 1) : nullptr;
  Membership none;
  changes_.resize(stretch_vouchers);
  std::size_t count = 0;
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    if (i + prefetched_ahead < vouchers.size()) {
      const std::uint32_t ahead = vouchers[i + prefetched_ahead].value;
      __builtin_prefetch(&vouchers_[ahead], 1);
      if (memberships != nullptr) __builtin_prefetch(&memberships[ahead], 1);
      if (year_before != nullptr && ahead < year_before->size()) __builtin_prefetch(&(*year_before)[ahead]);
    }
    const VoucherIndex index = vouchers[i];
    Voucher& voucher = vouchers_[index.value];
    Membership& membership = memberships == nullptr ? none : memberships[index.value];
    Change& change = changes_[count++];
    change.before = voucher;
    change.membership_before = membership;
    change.voucher = index;
    transition(fact, first + i, voucher, membership);
    if (is_renewal) count_continued(year, index, change.membership_before, membership);
    if (count < stretch_vouchers && i + 1 < vouchers.size()) continue;
    changed(std::span(changes_).first(count));
    count = 0;
  }
}

void VoucherTable::count_continued(Year year, VoucherIndex index, Membership before, Membership after) {
  if (before.stands() == after.stands()) return;
  const auto count = [&](std::uint32_t& continued) { after.stands() ? ++continued : --continued; };
  if (year > first_year && membership(static_cast<Year>(year - 1), index).stands()) count(continued_.at(slot(year)));
  const auto next = static_cast<Year>(year + 1);
  if (year < last_year && membership(next, index).stands()) count(continued_.at(slot(next)));
}

void VoucherTable::undo(const Fact& fact, const Change& change) {
  vouchers_[change.voucher.value] = change.before;
  const Year year = membership_year_of(fact);
  if (year == 0) return;
  Membership& membership = memberships_.at(slot(year)).at(change.voucher.value);
  const Membership after = std::exchange(membership, change.membership_before);
  count_continued(year, change.voucher, after, membership);
}

}  // namespace bonboek
