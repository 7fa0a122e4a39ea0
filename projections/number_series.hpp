// Where every number is: each minted number is in exactly one place, and nothing is unaccounted for.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "ledger/facts.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// The numbers of one mint year by place.
struct Series {
  std::int64_t minted{0};
  std::array<std::int64_t, place_count> in_place{};
  std::array<std::int64_t, 6> voided_by_reason{};  // by Reason, the void reasons
  std::vector<std::int64_t> with_intermediary;     // by PartyIndex, as far as any had one
  std::vector<std::int64_t> issued_by;             // the same; issued and neither redeemed nor voided

  [[nodiscard]] bool is_zero() const { return minted == 0 && in_place == decltype(in_place){}; }
  /// Minted numbers that are in no place: zero, always.
  [[nodiscard]] std::int64_t unaccounted() const;
};

/// Cells: x is the mint year, z the place (`place_count`: minted); of a place with an intermediary y is the party, of a
/// voided one w the reason.
class NumberSeries {
 public:
  /// Collects what a fact of this type changed, while the facts stand exactly there.
  static void collect(EventType type, std::span<const Change> changes, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  [[nodiscard]] const std::map<Year, Series>& by_mint_year() const { return by_mint_year_; }

 private:
  std::map<Year, Series> by_mint_year_;
};

}  // namespace bonboek
