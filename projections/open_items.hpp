// What stands open because a counterpart is not in yet, counted by party and by the day since which it does.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "ledger/facts.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// What can stand open. Stored: a number is never given to another.
enum class OpenItem : std::uint8_t {
  redeemed_issue_not_reported = 0,  // with the library that redeemed it
  issued_not_redeemed = 1,          // with the intermediary that issued it
  redeemed_not_invoiced = 2,        // a membership due, with its library
  invoiced_not_paid = 3,            // a membership on an open invoice, with its library
  issued_not_claimed = 4,           // a handling due, with its intermediary
  claimed_not_paid = 5,             // a handling on an open invoice, with its intermediary
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

/// What stands open of one item, in all and by party.
struct OpenGroup {
  OpenSum total;
  std::map<PartyIndex, OpenSum> by_party;
};

struct OpenQuestion {
  Period period{all_time};  // of the day since which it stands open
  Date today;               // ages count to this day
  PartyIndex party;         // of this party alone; none: of all
};

/// Cells: x is the party, y the day, z the item.
class OpenItems {
 public:
  /// Collects what a fact opened and closed, while the facts stand exactly there.
  static void collect(const Fact& fact, std::span<const Change> changes, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// By OpenItem. Each stands open for the tariff of its day, which can't change once something was priced on that day.
  [[nodiscard]] std::array<OpenGroup, open_item_count> groups(const OpenQuestion& question,
                                                              const Registers& registers) const;

 private:
  /// Counts by day, from the first day touched to the last.
  struct ByDay {
    std::uint16_t first{0};
    std::vector<std::int32_t> counts;
    std::int32_t& at(std::uint16_t day);
  };

  std::array<std::vector<ByDay>, open_item_count> by_party_;  // by OpenItem and PartyIndex
};

}  // namespace bonboek
