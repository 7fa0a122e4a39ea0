// The views: the facts and every projection, in the order in which they take in an event. The one `apply` serves the
// service and every replay alike.
#pragma once

#include "ledger/facts.hpp"
#include "projections/figures.hpp"
#include "projections/increment_row.hpp"

namespace bonboek {

/// Not copyable in passing: it may hold millions of vouchers. One thread writes; nobody reads meanwhile.
class Views {
 public:
  Views() = default;
  Views(Views&&) = default;
  Views& operator=(Views&&) = default;

  /// The views of a share of the vouchers: see Facts.
  explicit Views(Share share) : share_(share), facts_(share) {}

  /// Takes in the next run of events. Never refuses.
  void apply(const Run& run, Timestamp recorded_at);
  /// The same, and adds to `kept` what it adds to the figures and the registers.
  void apply(const Run& run, Timestamp recorded_at, Addition& kept);

  /// Takes in of the next run what is the share's; `own` are its vouchers.
  void apply_share(const Run& run, const SharedOut& own, Timestamp recorded_at);
  /// Takes, in the views of the first of two shares, those of the other, which must have come as far.
  void merge(Views other);

  [[nodiscard]] Facts& facts() { return facts_; }  // for the one who decides: tries that are undone
  [[nodiscard]] const Facts& facts() const { return facts_; }
  [[nodiscard]] const Figures& figures() const { return figures_; }
  [[nodiscard]] Books books() const { return {facts_.standing(), figures_}; }

  /// The date of the moment that the views show: that of the last submission, in the scheme's zone.
  [[nodiscard]] Date today() const { return facts_.standing().today(); }

 private:
  template <class Collect>
  void take_in(Increments* kept, Collect collect);
  void take_in_changes(const Fact& fact, std::span<const Change> changes, Increments* kept);
  void take_in_run(const Run& run, Increments* kept);

  Share share_;
  Facts facts_;
  Figures figures_;
  Increments increments_;  // of what is taken in; kept for its memory
};

}  // namespace bonboek
