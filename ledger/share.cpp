#include "ledger/share.hpp"

namespace bonboek {

/// Written without a branch: which share a voucher is of can't be foreseen.
void SharedOut::deal(std::span<const VoucherIndex> vouchers) {
  if (vouchers_.size() < vouchers.size()) {
    vouchers_.resize(vouchers.size());
    places_.resize(vouchers.size());
  }
  size_ = 0;
  for (std::uint32_t i = 0; i < vouchers.size(); ++i) {
    vouchers_[size_] = vouchers[i];
    places_[size_] = i;
    size_ += share_.has(vouchers[i]) ? 1U : 0U;
  }
}

}  // namespace bonboek
