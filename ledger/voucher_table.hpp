// The voucher table: every voucher's state by index, with the numbers that belong to the indexes.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "ledger/segmented_table.hpp"
#include "ledger/share.hpp"
#include "ledger/voucher.hpp"
#include "ledger/voucher_numbers.hpp"

namespace bonboek {

/// Indexes are 32 bits; the highest one means none.
inline constexpr std::uint64_t max_vouchers = 4'000'000'000;

/// How a voucher was before one fact. Kept while a submission may be taken back; projections fold it.
struct Change {
  Voucher before;
  const Voucher* after{nullptr};  // in the table, as it is then
  Membership renewal_before;      // of the year that the fact is about, where it has a slot
  VoucherIndex voucher;
  bool pays_year_before{false};  // where the fact is about a renewal: whether a membership of the year before stands
  bool pays_year_after{false};   // and one of the year after
};

/// Is told what a fact changed, a stretch of its vouchers at a time. While it is told of one, the table holds that
/// stretch and those before it, and none after it.
using Changed = std::function<void(std::span<const Change>)>;

class VoucherTable {
 public:
  VoucherTable() = default;
  /// A table that holds the states of a share's vouchers alone; it knows all numbers. Only `mint`, `apply` and `merge`
  /// may be asked of it.
  explicit VoucherTable(Share share) : share_(share) {}

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vouchers_.size()); }
  [[nodiscard]] const Voucher& at(VoucherIndex index) const { return vouchers_[index.value]; }
  /// Has memory bring a voucher's state that is wanted soon; of none, nothing.
  void prefetch(VoucherIndex index) const {
    if (index.value < vouchers_.size()) __builtin_prefetch(&vouchers_[index.value]);
  }

  /// The membership that a voucher pays in a year; one that does not stand where it pays none.
  [[nodiscard]] Membership membership(Year year, VoucherIndex index) const {
    const Voucher& voucher = at(index);
    if (voucher.is_redeemed_in(year)) return voucher.first_membership();
    const auto& renewals = renewals_.at(slot(year));
    return index.value < renewals.size() ? renewals[index.value] : Membership{};
  }

  [[nodiscard]] const VoucherNumbers& numbers() const { return numbers_; }
  [[nodiscard]] std::optional<VoucherIndex> find(VoucherNumber number) const { return numbers_.find(number); }
  [[nodiscard]] VoucherNumber number(VoucherIndex index) const { return numbers_.number(index); }

  /// The serial that the next voucher of a year gets.
  [[nodiscard]] std::uint32_t next_serial(Year year) const { return numbers_.next_serial(year); }

  /// Years in which a membership was ever recorded, or tried out and taken back, ascending.
  [[nodiscard]] std::span<const Year> membership_years() const { return membership_years_; }

  /// Adds `count` vouchers with the next serials of a year; their indexes follow the last one.
  void mint(Year year, std::uint32_t count);
  /// Takes the newest `count` vouchers of a year off again, which must be the newest of all.
  void unmint(Year year, std::uint32_t count);

  /// Takes the states of another share; with it the table must be whole.
  void merge(VoucherTable other);

  /// The vouchers of a run that a fact is applied to, all different. `places` tells their places in the run, whose
  /// first event has the sequence `first`; where it is empty they are all of the run.
  struct Affected {
    Sequence first;
    std::span<const VoucherIndex> vouchers;
    std::span<const std::uint32_t> places;
    [[nodiscard]] Sequence sequence(std::size_t i) const { return first + (places.empty() ? i : places[i]); }
  };
  void apply(const Fact& fact, const Affected& affected, const Changed& changed);
  /// Puts back what a change of that fact found.
  void undo(const Fact& fact, const Change& change);

 private:
  static std::size_t slot(Year year) { return static_cast<std::size_t>(year - first_year); }
  using Renewals = SegmentedTable<Membership>;

  template <class Value>
  void resize(SegmentedTable<Value>& table, std::size_t size);
  void note_membership_year(Year year);
  /// The renewals that a fact about these vouchers may touch; nothing where it touches none.
  Renewals* renewals_for(const Fact& fact, std::span<const VoucherIndex> vouchers);
  void note_years_around(Year year, Change& change) const;

  Share share_;
  SegmentedTable<Voucher> vouchers_;
  std::array<Renewals, last_year - first_year + 1> renewals_;  // by year, as far as any voucher was renewed in it
  std::vector<Year> membership_years_;
  VoucherNumbers numbers_;
  std::vector<Change> changes_;  // of the stretch that is applied; kept for its memory
};

}  // namespace bonboek
