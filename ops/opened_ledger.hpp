// A ledger opened from its folder: the log, and the views rebuilt from it. The one place where the two are put
// together.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "ledger/log.hpp"
#include "ops/data_folder.hpp"
#include "projections/kept_books.hpp"

namespace bonboek {

struct OpenedLedger {
  Log log;
  double replay_seconds{0};
  Views views;

  /// Opens the log and replays it up to a moment, with progress on standard error where that takes long. Throws
  /// LogUnavailable or LogDamage, and CommandFailed where the moment is before the ledger or still to come.
  /// Where `goes_on` is given and says no, the replay ends early.
  OpenedLedger(const DataFolder& folder, Log::Mode mode, const Moment& moment = {},
               const std::function<bool()>& goes_on = {});
};

/// The books of a moment alone, read only: from what is kept beside the log, else by a replay.
class OpenedBooks {
 public:
  /// Throws as OpenedLedger does.
  OpenedBooks(const DataFolder& folder, const Moment& moment);

  [[nodiscard]] Books books() const { return kept_ ? kept_->books() : replayed_->books(); }

 private:
  Log log_;
  std::optional<KeptBooks> kept_;
  std::optional<Views> replayed_;  // where nothing is kept
};

/// `--known-at` and `--at-sequence` as a command takes them; at most one is given.
struct MomentText {
  std::string known_at;
  std::string at_sequence;
};

/// The moment that they name. Throws CommandFailed where a text is neither.
[[nodiscard]] Moment moment_of(const MomentText& text);

}  // namespace bonboek
