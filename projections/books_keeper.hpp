// Keeps the books of past moments at hand: sees that the increments of the whole log are kept, and takes a snapshot now
// and then, from the increments alone. Nothing of it is needed for a right answer, and all of it can be made anew.
#pragma once

#include <chrono>
#include <memory>

#include "projections/kept_books.hpp"

namespace bonboek {

/// A snapshot is taken after so many increments: adding up as many takes some 10 ms, which is what a report of a past
/// moment may wait for.
inline constexpr std::uint64_t increments_a_snapshot = 500'000;

/// How long one piece of making everything anew takes, and a question waits for it; a block is never parted.
inline constexpr std::chrono::milliseconds rebuilding_a_step{50};

class BooksKeeper {
 public:
  enum class State : std::uint8_t {
    unchecked,   // nothing was looked at yet
    broken,      // increments are missing or damaged: all of them are to be made anew
    rebuilding,  // which is under way
    whole,       // all is kept as far as `kept` says
    given_up,    // it broke again and again, or can't be written
  };

  /// The log must outlive it; it may be written to meanwhile. One thread calls all of this.
  explicit BooksKeeper(const Log& log, std::uint64_t snapshot_after = increments_a_snapshot,
                       std::chrono::milliseconds a_step = rebuilding_a_step);
  ~BooksKeeper();
  BooksKeeper(const BooksKeeper&) = delete;
  BooksKeeper& operator=(const BooksKeeper&) = delete;

  /// Does one piece of what is to be done, some milliseconds of it. Returns whether there may be more to do; while the
  /// disk has no room there is not. Throws LogDamage and LogUnavailable.
  [[nodiscard]] bool step();

  /// Told that a question found something missing or damaged: it is made anew.
  void doubt();

  [[nodiscard]] State state() const { return state_; }
  /// Up to which event all is known to be kept.
  [[nodiscard]] Sequence kept() const { return kept_; }

 private:
  struct Rebuild;

  [[nodiscard]] bool is_kept_to_tip() const;
  void begin();
  [[nodiscard]] bool begin_rebuild();
  [[nodiscard]] bool go_on_rebuilding();
  [[nodiscard]] bool keep_block(std::string_view block, Sequence first);
  [[nodiscard]] bool advance();
  [[nodiscard]] bool pass(const DerivedRow& row);
  [[nodiscard]] bool keep_snapshot();

  const Log& log_;
  std::uint64_t snapshot_after_;
  std::chrono::milliseconds a_step_;
  State state_{State::unchecked};
  int rebuilds_left_{3};  // rows that break again and again would be made anew for ever
  std::unique_ptr<Rebuild> rebuild_;
  Sequence kept_{0};
  std::uint64_t increments_since_{0};  // the newest snapshot
};

}  // namespace bonboek
