// Replay: the views rebuilt from the log, to its end or to a past moment.
#pragma once

#include <functional>
#include <optional>

#include "ledger/log.hpp"
#include "projections/views.hpp"

namespace bonboek {

/// A moment of the log: everything recorded up to a time, or the first `count` events. Submissions are whole: a count
/// within one is taken as the events before it plus those of it that the count still covers.
struct Moment {
  std::optional<Timestamp> known_at;
  std::optional<Sequence> at_sequence;  // the last event that counts
  [[nodiscard]] bool is_now() const { return !known_at && !at_sequence; }
};

/// Told now and then how many events were replayed; returns whether to go on.
using ReplayProgress = std::function<bool(Sequence done)>;

/// Rebuilds the views from the log's events up to a moment. Checks every block's place and checksum; throws LogDamage.
[[nodiscard]] Views replay(const Log& log, const Moment& moment, const ReplayProgress& progress = {});

}  // namespace bonboek
