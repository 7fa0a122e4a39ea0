#include "bench/workload/piles.hpp"

#include <numeric>

namespace bonboek::bench {

void Piles::scramble(Random random) {
  random.shuffle(std::span(gathered_));
  std::exclusive_scan(ends_.begin(), ends_.end(), ends_.begin(), std::uint32_t{0});
  vouchers_.resize(gathered_.size());
  for (const Put& put : gathered_) vouchers_[ends_[put.pile]++] = put.voucher;
  gathered_ = {};
}

}  // namespace bonboek::bench
