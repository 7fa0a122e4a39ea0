// Late facts about closed quarters. Once a quarter is closed, whatever is recorded about it later is shown as a
// correction in the report of the first quarter that is still open at that moment.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "ledger/facts.hpp"
#include "projections/party_counts.hpp"

namespace bonboek {

/// What was learned late about one closed quarter: reversals count as less.
struct Correction {
  Quarter about;
  std::array<std::int64_t, measure_count> count{};
  std::array<Cents, measure_count> amount{};

  [[nodiscard]] bool is_zero() const { return count == decltype(count){} && amount == decltype(amount){}; }
};

/// Cells: x is the quarter whose report shows it, y the quarter that it is about, z the measure.
class Corrections {
 public:
  /// Collects what a run tells late.
  static void collect(const Run& run, const Registers& registers, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// The corrections that the report of a quarter shows, by the quarter that they are about; none that
  /// came to nothing.
  [[nodiscard]] std::vector<Correction> shown_in(Quarter quarter) const;

 private:
  std::map<Quarter, std::map<Quarter, Correction>> by_report_;
};

}  // namespace bonboek
