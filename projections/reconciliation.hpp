// Reconciliation: what stands open because a counterpart is not in yet. Read off the voucher table when asked.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ledger/facts.hpp"

namespace bonboek {

/// What can stand open.
enum class OpenItem : std::uint8_t {
  redeemed_issue_not_reported,  // with the library that redeemed it
  issued_not_redeemed,          // with the intermediary that issued it
  redeemed_not_invoiced,        // a membership due, with its library
  invoiced_not_paid,            // a membership on an open invoice, with its library
  issued_not_claimed,           // a handling due, with its intermediary
  claimed_not_paid,             // a handling on an open invoice, with its intermediary
};
inline constexpr std::size_t open_item_count = 6;

template <>
struct Names<OpenItem> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, open_item_count> list{"redeemedIssueNotReported", "issuedNotRedeemed",
                                                                      "redeemedNotInvoiced",      "invoicedNotPaid",
                                                                      "issuedNotClaimed",         "claimedNotPaid"};
};

/// Ages in days since it happened: up to each bound, and beyond the last.
inline constexpr std::array<int, 4> age_bounds{30, 90, 180, 365};
inline constexpr std::size_t age_count = age_bounds.size() + 1;

struct OpenSum {
  std::int64_t count{0};
  Cents amount;
  std::array<std::int64_t, age_count> by_age{};
  Date oldest{last_date};
};

/// One voucher that stands open. `since` is the day of the redemption, renewal or issue.
struct OpenVoucher {
  VoucherIndex voucher;
  PartyIndex party;
  Date since;
  Cents amount;
};

struct OpenGroup {
  OpenSum total;
  std::map<PartyIndex, OpenSum> by_party;
  std::vector<OpenVoucher> vouchers;  // the first `limit` in order of minting
};

using Reconciliation = std::array<OpenGroup, open_item_count>;  // by OpenItem

struct ReconciliationQuestion {
  Period period{all_time};  // of the day since which it stands open
  Date today;               // ages count to this day
  std::size_t limit{0};     // how many vouchers of each group to name
  PartyIndex party;         // of this party alone; none: of all
};

[[nodiscard]] Reconciliation reconcile(const Facts& facts, const ReconciliationQuestion& question);

}  // namespace bonboek
