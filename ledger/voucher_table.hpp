// The voucher table: every voucher's state by index, and the numbers that belong to the indexes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/voucher.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {

/// Indexes are 32 bits; the highest one means none.
inline constexpr std::uint64_t max_vouchers = 4'000'000'000;

/// A voucher before and after one fact. Kept while a submission may be taken back; projections fold it.
struct Change {
  VoucherIndex voucher;
  Voucher before;
  Voucher after;
  Membership membership_before;
  Membership membership_after;
};

class VoucherTable {
 public:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vouchers_.size()); }
  [[nodiscard]] const Voucher& at(VoucherIndex index) const { return vouchers_[index.value]; }

  /// The membership that a voucher pays in a year; one that does not stand where it pays none.
  [[nodiscard]] Membership membership(Year year, VoucherIndex index) const;

  [[nodiscard]] std::optional<VoucherIndex> find(VoucherNumber number) const;
  [[nodiscard]] VoucherNumber number(VoucherIndex index) const;

  /// The serial that the next voucher of a year gets.
  [[nodiscard]] std::uint32_t next_serial(Year year) const { return minted_.at(slot(year)) + 1; }

  /// Years in which a membership was ever recorded, or tried out and taken back, ascending.
  [[nodiscard]] std::vector<Year> membership_years() const;

  /// How many vouchers pay a membership in a year and paid one in the year before.
  [[nodiscard]] std::uint32_t continued_count(Year year) const { return continued_.at(slot(year)); }

  /// Adds `count` vouchers with the next serials of a year; their indexes follow the last one.
  void mint(Year year, std::uint32_t count);
  /// Takes the newest `count` vouchers of a year off again, which must be the newest of all.
  void unmint(Year year, std::uint32_t count);

  /// Applies a fact to one voucher and tells what changed. `year` is membership_year_of(fact).
  Change apply(const Fact& fact, Year year, Sequence sequence, VoucherIndex index);
  /// Puts back what a change found.
  void undo(const Change& change, Year year);

 private:
  /// Consecutive serials of a year at consecutive indexes.
  struct Stretch {
    Year year;
    std::uint32_t first_serial;
    std::uint32_t first_index;
    std::uint32_t count;
  };

  static std::size_t slot(Year year) { return static_cast<std::size_t>(year - first_year); }
  Membership* membership_slot(Year year, VoucherIndex index);
  void count_continued(Year year, VoucherIndex index, Membership before, Membership after);

  std::vector<Voucher> vouchers_;
  std::array<std::vector<Membership>, last_year - first_year + 1>
      memberships_;  // by year; empty while none is recorded
  std::array<std::uint32_t, last_year - first_year + 1> continued_{};
  std::vector<Stretch> stretches_;                                                        // in order of index
  std::array<std::vector<std::uint32_t>, last_year - first_year + 1> stretches_of_year_;  // in order of serial
  std::array<std::uint32_t, last_year - first_year + 1> minted_{};
};

}  // namespace bonboek
