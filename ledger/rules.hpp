// The rules: whether what someone posts can be true beside everything recorded, and which events it becomes.
//
// `decide` is pure: facts and an item in, runs of events or refusals out. No clock, no I/O. It finds every refusal of
// an item, not only the first. Source: the scheme's plan and the design's "reality and control".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/facts.hpp"
#include "ledger/refusal.hpp"
#include "ledger/role.hpp"

namespace bonboek {

/// The most events that one submission may become.
inline constexpr std::uint64_t max_submission_events = 100'000;

/// One submitted event, read but not yet judged. Text belongs to the submission.
struct Item {
  Fact fact;
  Fields given;              // the fields that stand in it
  std::string_view library;  // ids as given; empty where left out
  std::string_view intermediary;
  std::vector<VoucherRange> vouchers;  // in the order given

  [[nodiscard]] std::uint64_t voucher_count() const {
    std::uint64_t count = 0;
    for (const auto& range : vouchers) count += range.count;
    return count;
  }
};

/// Who posts, when, and where in the submission the item stands.
struct Posting {
  const Principal& poster;
  Date today;
  std::uint32_t event{0};
};

/// What was read from the log for an item that reverses: the event it names and, newest first, all events of its
/// voucher. Empty where the log holds no such event, and for every other item. Where the facts know a newer event of
/// the voucher than was read, the item is refused.
struct Fetched {
  std::optional<Event> reversed;
  std::vector<Event> history;
};

/// The events that an item becomes, in order; `Facts::link` fills in the previous events as they are applied. Vouchers
/// that are refused are left out of the runs: whoever posts in parts may record the rest, whoever posts as one whole
/// records nothing while `refusals` has any.
struct Decision {
  std::vector<Run> runs;
  Refusals refusals;
};

[[nodiscard]] Decision decide(const Facts& facts, const Item& item, const Posting& posting, const Fetched& fetched);

}  // namespace bonboek
