// Where every number is: each minted number is in exactly one place, and nothing is unaccounted for.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "ledger/facts.hpp"

namespace bonboek {

/// The numbers of one mint year by place.
struct Series {
  std::int64_t minted{0};
  std::array<std::int64_t, place_count> in_place{};
  std::array<std::int64_t, 6> voided_by_reason{};  // by Reason, the void reasons
  std::vector<std::int64_t> with_intermediary;     // by PartyIndex, as far as any had one
  std::vector<std::int64_t> issued_by;             // the same; issued and neither redeemed nor voided

  /// Minted numbers that are in no place: zero, always.
  [[nodiscard]] std::int64_t unaccounted() const;
};

class NumberSeries {
 public:
  /// Takes in what a fact of this type changed, while the facts stand exactly there.
  void apply(EventType type, std::span<const Change> changes, const Facts& facts);
  [[nodiscard]] const std::map<Year, Series>& by_mint_year() const { return by_mint_year_; }

 private:
  std::map<Year, Series> by_mint_year_;
};

}  // namespace bonboek
