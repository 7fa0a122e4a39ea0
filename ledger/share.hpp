// A share of the vouchers: what one of several threads takes on when a log is replayed by more than one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ledger/fact.hpp"

namespace bonboek {

/// One of `count` shares, a power of two, numbered from 0. Vouchers are dealt out by bays of consecutive indexes, each
/// as long as the largest segment of a table, so that no two shares write to the same memory.
struct Share {
  unsigned number{0};
  unsigned count{1};

  static constexpr std::uint32_t bay_vouchers = 1U << 18U;

  [[nodiscard]] bool is_whole() const { return count == 1; }
  /// The first share also takes what is about no single voucher.
  [[nodiscard]] bool is_first() const { return number == 0; }
  [[nodiscard]] bool has(VoucherIndex voucher) const { return (voucher.value / bay_vouchers & (count - 1)) == number; }
  /// An invoice is one party's, and lies whole in one share.
  [[nodiscard]] bool has_invoices_of(PartyIndex party) const { return (party.value & (count - 1)) == number; }
};

/// The vouchers of a run that are a share's, with their places in the run.
class SharedOut {
 public:
  explicit SharedOut(Share share) : share_(share) {}

  void deal(std::span<const VoucherIndex> vouchers);

  [[nodiscard]] std::span<const VoucherIndex> vouchers() const { return std::span(vouchers_).first(size_); }
  [[nodiscard]] std::span<const std::uint32_t> places() const { return std::span(places_).first(size_); }

 private:
  Share share_;
  std::vector<VoucherIndex> vouchers_;
  std::vector<std::uint32_t> places_;
  std::size_t size_{0};
};

}  // namespace bonboek
