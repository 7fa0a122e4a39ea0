// The vouchers behind what stands open, by name. Read off the voucher table when asked: how many there are and for how
// much is counted as it happens, in open_items.
#pragma once

#include <array>
#include <vector>

#include "projections/open_items.hpp"

namespace bonboek {

/// One voucher that stands open. `since` is the day of the redemption, renewal or issue.
struct OpenVoucher {
  VoucherIndex voucher;
  PartyIndex party;
  Date since;
  Cents amount;
};

using OpenVouchers = std::array<std::vector<OpenVoucher>, open_item_count>;  // by OpenItem, in order of minting

/// The first `limit` of each item.
[[nodiscard]] OpenVouchers open_vouchers(const Facts& facts, const OpenQuestion& question, std::size_t limit);

}  // namespace bonboek
