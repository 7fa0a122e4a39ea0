#include "ops/opened_ledger.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "api/spine.hpp"
#include "ops/exit_codes.hpp"
#include "ops/progress.hpp"
#include "projections/before_ledger.hpp"

namespace bonboek {
namespace {

Views replay_with_progress(const Log& log, const Moment& moment, const std::function<bool()>& goes_on,
                           double& seconds) {
  const auto start = std::chrono::steady_clock::now();
  const std::uint64_t end =
      moment.at_sequence ? std::min(moment.at_sequence->value + 1, log.tip().value) : log.tip().value;
  Progress progress("replaying", end, "events");
  Views views = replay_shared(log, moment, [&](Sequence done) {
    progress.at(done.value);
    return !goes_on || goes_on();
  });
  seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return views;
}

/// A moment that has not come, or from before the ledger, has no answer: the same as over HTTP.
void check_moment(const Moment& moment, const Log& log, const Standing& standing) {
  if (moment.at_sequence && *moment.at_sequence >= log.tip()) {
    throw CommandFailed(ExitCode::no_input, fmt::format("the log holds {} events; event {} is not among them",
                                                        log.tip().value, moment.at_sequence->value));
  }
  if (!moment.known_at) return;
  if (standing.next == Sequence{0}) {
    throw CommandFailed(ExitCode::no_input, objection_before_ledger(log, moment));
  }
  const bool is_simulated = standing.registers.policy(Policy::clock) == PolicyValue::simulated;
  const Timestamp latest = is_simulated ? standing.last_recorded_at : std::max(system_now(), standing.last_recorded_at);
  if (standing.next == log.tip() && *moment.known_at > latest) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("that time is still to come: the ledger's time is {}", to_string(latest)));
  }
}

}  // namespace

OpenedLedger::OpenedLedger(const DataFolder& folder, Log::Mode mode, const Moment& moment,
                           const std::function<bool()>& goes_on)
    : log(folder.log(), mode), views(replay_with_progress(log, moment, goes_on, replay_seconds)) {
  check_moment(moment, log, views.facts().standing());
}

OpenedBooks::OpenedBooks(const DataFolder& folder, const Moment& moment)
    : log_(folder.log(), Log::Mode::read_only), kept_(kept_books_at(log_, moment)) {
  double seconds = 0;
  if (!kept_) replayed_.emplace(replay_with_progress(log_, moment, {}, seconds));
  check_moment(moment, log_, books().standing);
}

Moment moment_of(const MomentText& text) {
  Moment moment;
  if (!text.known_at.empty()) {
    moment.known_at = parse_timestamp(text.known_at);
    if (!moment.known_at) {
      throw CommandFailed(ExitCode::usage, fmt::format("--known-at takes a time in UTC, like 2026-10-15T09:00:00Z, "
                                                       "not {}",
                                                       text.known_at));
    }
  }
  if (!text.at_sequence.empty()) {
    Sequence sequence;
    const char* end = text.at_sequence.data() + text.at_sequence.size();
    const auto [stop, error] = std::from_chars(text.at_sequence.data(), end, sequence.value);
    if (error != std::errc{} || stop != end || sequence.is_none()) {
      throw CommandFailed(ExitCode::usage,
                          fmt::format("--at-sequence takes a whole number from 0, not {}", text.at_sequence));
    }
    moment.at_sequence = sequence;
  }
  return moment;
}

}  // namespace bonboek
