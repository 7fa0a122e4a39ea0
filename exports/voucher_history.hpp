// A voucher's whole life with what proves it: how it stood at a moment, each event with its canonical line, the receipt
// of the submission that it came in, and its proof of inclusion in the tree of that moment. It owns all that it tells
// and follows from the log up to the moment alone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/log_tree.hpp"
#include "projections/views.hpp"

namespace bonboek {

/// The most events that a history tells: far more than a life holds that is not made to be long.
inline constexpr std::size_t max_history_events = 1'000;

/// How a voucher stood at a moment, and the names by which its events are told: all that is needed of the views, so
/// that the rest can be read beside the thread that owns them.
struct VoucherStanding {
  VoucherNumber number;
  Voucher voucher;
  std::vector<std::pair<Year, Membership>> memberships;  // those that stand, by year
  Registers registers;
  VoucherNumbers numbers;
  Sequence next;       // the number of events at the moment
  Timestamp known_at;  // when the last of them was recorded
};

[[nodiscard]] VoucherStanding voucher_standing(const Views& views, VoucherIndex index);

/// What was answered to the submission of an event. The size is that of the log when its commit group was on disk: it
/// may lie beyond the moment where that lies within the group.
struct SubmissionReceipt {
  Sequence first;
  Sequence last;
  Timestamp recorded_at;
  TreeHead head;
};

struct HistoryEvent {
  StoredEvent stored;
  std::string line;  // canonical, without its newline
  SubmissionReceipt receipt;
  std::vector<Digest> proof;  // of inclusion in the history's tree, the leaf's neighbour first
};

struct VoucherHistory {
  VoucherStanding standing;
  TreeHead head;                     // of the moment: every proof leads to it
  std::string note;                  // its checkpoint; unsigned until whoever holds the key puts the signed one here
  std::vector<HistoryEvent> events;  // oldest first
};

/// Nothing where there are more events than `most_events`. From any thread. Throws LogDamage.
[[nodiscard]] std::optional<VoucherHistory> voucher_history(VoucherStanding standing, const Log& log,
                                                            const LogTree& tree,
                                                            std::size_t most_events = max_history_events);

}  // namespace bonboek
