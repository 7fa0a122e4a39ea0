// Keeps the books of past moments at hand: sees that the increments of the whole log are kept, and takes a snapshot now
// and then, from the increments alone. Nothing of it is needed for a right answer, and all of it can be made anew.
#pragma once

#include <functional>

#include "projections/kept_books.hpp"

namespace bonboek {

/// A snapshot is taken after so many increments: adding up as many takes some 10 ms, which is what a report of a past
/// moment may wait for.
inline constexpr std::uint64_t increments_a_snapshot = 500'000;

class BooksKeeper {
 public:
  using GoesOn = std::function<bool()>;

  /// The log must outlive it; it may be written to meanwhile. One thread calls all of this.
  explicit BooksKeeper(const Log& log, std::uint64_t snapshot_after = increments_a_snapshot)
      : log_(log), snapshot_after_(snapshot_after) {}

  /// Does one piece of what is to be done, some milliseconds of it; where increments are missing or damaged that is to
  /// make all of them anew, which takes as long as a replay, or until `goes_on` says no. Returns whether there may be
  /// more to do. Throws LogDamage.
  [[nodiscard]] bool step(const GoesOn& goes_on);

  /// Up to which event all is known to be kept.
  [[nodiscard]] Sequence kept() const { return newest_.next(); }

 private:
  enum class State : std::uint8_t { unchecked, broken, whole, given_up };

  [[nodiscard]] bool is_kept_to_tip() const;
  [[nodiscard]] bool rebuild(const GoesOn& goes_on) const;
  [[nodiscard]] bool keep_block(std::string_view block, Sequence first, Views& views) const;
  void begin();
  [[nodiscard]] bool advance();
  [[nodiscard]] bool add(const DerivedRow& row);
  void keep_snapshot();

  const Log& log_;
  std::uint64_t snapshot_after_;
  State state_{State::unchecked};
  int rebuilds_left_{3};  // rows that break again and again would be made anew for ever
  KeptBooks newest_;
  std::uint64_t increments_since_{0};  // the newest snapshot
};

}  // namespace bonboek
