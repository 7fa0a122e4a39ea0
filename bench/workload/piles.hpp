// Vouchers sorted into piles, one for each item of each report, and scrambled: a report lists its vouchers in no order.
#pragma once

#include <span>
#include <vector>

#include "bench/workload/random.hpp"
#include "ledger/ids.hpp"

namespace bonboek::bench {

class Piles {
 public:
  explicit Piles(std::size_t count) : ends_(count) {}

  void put(std::size_t pile, VoucherIndex voucher) {
    gathered_.push_back({static_cast<std::uint32_t>(pile), voucher});
    ++ends_[pile];
  }

  /// Call once, after everything was put.
  void scramble(Random random);

  [[nodiscard]] std::span<const VoucherIndex> at(std::size_t pile) const {
    const std::size_t begin = pile == 0 ? 0 : ends_[pile - 1];
    return std::span(vouchers_).subspan(begin, ends_[pile] - begin);
  }

 private:
  struct Put {
    std::uint32_t pile;
    VoucherIndex voucher;
  };

  std::vector<Put> gathered_;
  std::vector<std::uint32_t> ends_;  // of each pile in `vouchers_`; how many it has while they are gathered
  std::vector<VoucherIndex> vouchers_;
};

}  // namespace bonboek::bench
