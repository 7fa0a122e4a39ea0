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

template <class Value>
void VoucherTable::resize(SegmentedTable<Value>& table, std::size_t size) {
  static_assert(Share::bay_vouchers % SegmentedTable<Value>::values_a_segment() == 0);
  table.resize(size, [this](std::size_t first) { return share_.has({static_cast<std::uint32_t>(first)}); });
}

void VoucherTable::merge(VoucherTable other) {
  for (Year year : other.membership_years_) note_membership_year(year);
  vouchers_.merge(std::move(other.vouchers_));
  for (std::size_t i = 0; i < renewals_.size(); ++i) {
    if (renewals_[i].size() == 0 && other.renewals_[i].size() == 0) continue;
    resize(renewals_[i], vouchers_.size());
    other.resize(other.renewals_[i], vouchers_.size());
    renewals_[i].merge(std::move(other.renewals_[i]));
  }
  share_ = {};
}

void VoucherTable::note_membership_year(Year year) {
  const auto place = std::ranges::lower_bound(membership_years_, year);
  if (place == membership_years_.end() || *place != year) membership_years_.insert(place, year);
}

VoucherTable::Renewals* VoucherTable::renewals_for(const Fact& fact, std::span<const VoucherIndex> vouchers) {
  const Year year = membership_year_of(fact);
  if (year == 0 || fact.effect() == EventType::redeemed) return nullptr;
  Renewals& renewals = renewals_.at(slot(year));
  if (fact.effect() == EventType::renewed && renewals.size() <= std::ranges::max(vouchers).value) {
    resize(renewals, vouchers_.size());
  }
  return &renewals;
}

void VoucherTable::mint(Year year, std::uint32_t count) {
  if (vouchers_.size() + count > max_vouchers) std::abort();
  numbers_.mint(year, count);
  resize(vouchers_, vouchers_.size() + count);
}

void VoucherTable::unmint(Year year, std::uint32_t count) {
  numbers_.unmint(year, count);
  vouchers_.resize(vouchers_.size() - count);
  for (Renewals& renewals : renewals_) renewals.resize(std::min(renewals.size(), vouchers_.size()));
}

void VoucherTable::apply(const Fact& fact, const Affected& affected, const Changed& changed) {
  const auto vouchers = affected.vouchers;
  if (vouchers.empty()) return;
  const Year year = membership_year_of(fact);
  const bool is_renewal = fact.effect() == EventType::renewed;
  if (is_renewal || fact.effect() == EventType::redeemed) note_membership_year(year);
  Renewals* const renewals = renewals_for(fact, vouchers);
  const Renewals* const year_before = is_renewal && year > first_year ? &renewals_.at(slot(year) - 1) : nullptr;
  const auto has = [](const Renewals* column, std::uint32_t index) {
    return column != nullptr && index < column->size();
  };
  Membership none;
  changes_.resize(stretch_vouchers);
  std::size_t count = 0;
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    if (i + prefetched_ahead < vouchers.size()) {
      const std::uint32_t ahead = vouchers[i + prefetched_ahead].value;
      __builtin_prefetch(&vouchers_[ahead], 1);
      if (has(renewals, ahead)) __builtin_prefetch(&(*renewals)[ahead], 1);
      if (has(year_before, ahead)) __builtin_prefetch(&(*year_before)[ahead]);
    }
    const VoucherIndex index = vouchers[i];
    Voucher& voucher = vouchers_[index.value];
    Membership& renewal = has(renewals, index.value) ? (*renewals)[index.value] : none;
    Change& change = changes_[count++];
    change.before = voucher;
    change.renewal_before = renewal;
    change.after = &voucher;
    change.voucher = index;
    transition(fact, affected.sequence(i), voucher, renewal);
    if (is_renewal) note_years_around(year, change);
    if (count < stretch_vouchers && i + 1 < vouchers.size()) continue;
    changed(std::span(changes_).first(count));
    count = 0;
  }
}

void VoucherTable::note_years_around(Year year, Change& change) const {
  const auto pays = [&](int other) { return membership(static_cast<Year>(other), change.voucher).stands(); };
  change.pays_year_before = year > first_year && pays(year - 1);
  change.pays_year_after = year < last_year && pays(year + 1);
}

void VoucherTable::undo(const Fact& fact, const Change& change) {
  vouchers_[change.voucher.value] = change.before;
  const Year year = membership_year_of(fact);
  if (year == 0 || change.voucher.value >= renewals_.at(slot(year)).size()) return;
  renewals_.at(slot(year))[change.voucher.value] = change.renewal_before;
}

}  // namespace bonboek
