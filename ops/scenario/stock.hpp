// Unused vouchers: in the coordinator's hands, at the intermediaries, and between them.
#pragma once

#include <optional>

#include "ops/scenario/story.hpp"

namespace bonboek::scenario {

/// When the coordinator has vouchers printed: for what is handed out from `covers_from` until the next round's.
struct SupplyRound {
  Date date;
  Date covers_from;
  Date covers_until;
  Date next_date;
  bool is_exact{false};  // the year's budget is used to the last voucher: nothing to spare
};

/// The next voucher in the order in which an intermediary hands them out; where it has none left the coordinator moves
/// some from whoever has most.
[[nodiscard]] VoucherIndex take_from_stock(Story& story, IntermediaryId by);

/// From the end of the pilot's first reports to New Year there is no voucher to spare: nothing may go wrong with stock.
[[nodiscard]] bool is_stock_tight(Date date);

/// A voucher that nobody will hand out until it is put back; nothing where the intermediary can't do without one, or
/// holds none since `held_since` or longer.
[[nodiscard]] std::optional<VoucherIndex> set_aside(Story& story, IntermediaryId by, Date held_since);
void put_back(Story& story, VoucherIndex voucher);

/// Losses between a round and the next: some are found again.
void lose_some(Story& story, const SupplyRound& round);

/// Stock of an earlier year that was not handed out by spring, and all that is left when the scheme ends.
void expire_old_stock(Story& story);

/// An intermediary whose accreditation ends: its stock moves on, the rest is withdrawn.
void let_intermediaries_go(Story& story);

}  // namespace bonboek::scenario
