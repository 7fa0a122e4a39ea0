// Where every number is: each minted number is in exactly one place, and nothing is unaccounted for.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ledger/facts.hpp"

namespace bonboek {

/// The numbers of one mint year by place.
struct Series {
  std::int64_t minted{0};
  std::array<std::int64_t, place_count> in_place{};
  std::array<std::int64_t, 6> voided_by_reason{};  // by Reason, the void reasons
  std::map<PartyIndex, std::int64_t> with_intermediary;
  std::map<PartyIndex, std::int64_t> issued_by;  // issued and neither redeemed nor voided

  /// Minted numbers that are in no place: zero, always.
  [[nodiscard]] std::int64_t unaccounted() const;
};

class NumberSeries {
 public:
  void apply(const Run& run, const std::vector<Change>& changes, const Facts& facts);
  [[nodiscard]] const std::map<Year, Series>& by_mint_year() const { return by_mint_year_; }

 private:
  std::map<Year, Series> by_mint_year_;
};

}  // namespace bonboek
