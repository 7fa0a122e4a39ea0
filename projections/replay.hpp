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

/// Told now and then how many events were replayed, on the thread that replays; returns whether to go on.
using ReplayProgress = std::function<bool(Sequence done)>;

/// Rebuilds the views from the log's events up to a moment. Checks every block's place and checksum; throws LogDamage.
/// Where `progress` says no they are of the events so far.
[[nodiscard]] Views replay(const Log& log, const Moment& moment, const ReplayProgress& progress = {});

/// A log of fewer events is replayed by one thread: there would be nothing to share out.
inline constexpr std::uint64_t min_shared_events = 2'000'000;

/// The same views by two threads, each with a share of the vouchers, where the computer has two processors and the log
/// is large; else by one. Where `progress` says no the views are of no use.
[[nodiscard]] Views replay_shared(const Log& log, const Moment& moment, const ReplayProgress& progress = {});

/// The same by two threads whatever the log's size.
[[nodiscard]] Views replay_in_two(const Log& log, const Moment& moment, const ReplayProgress& progress = {});

}  // namespace bonboek
