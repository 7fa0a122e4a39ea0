#include "ledger/share.hpp"

namespace bonboek {

/// Written without a branch: which share a voucher is of can't be foreseen.
void SharedOut::deal(std::span<const VoucherIndex> vouchers) {
  if (vouchers_.size() < vouchers.size()) {
    vouchers_.resize(vouchers.size());
    places_.resize(vouchers.size());
  }
  const Share share = share_;
  VoucherIndex* const own = vouchers_.data();
  std::uint32_t* const places = places_.data();
  std::size_t size = 0;
  for (std::uint32_t i = 0; i < vouchers.size(); ++i) {
    const VoucherIndex voucher = vouchers[i];
    own[size] = voucher;
    places[size] = i;
    size += static_cast<std::size_t>(share.has(voucher));
  }
  size_ = size;
}

}  // namespace bonboek
