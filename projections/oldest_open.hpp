// Since when what stands open does, followed from one event to the next. Part of report_changes.
#pragma once

#include <map>

#include "projections/figure_ledger.hpp"
#include "projections/open_items.hpp"

namespace bonboek {

class OldestOpen {
 public:
  /// Takes in what a cell of Sheet::open gained or lost. What that does to the oldest of its item, in all and with its
  /// party, is added to `deltas`; `ledger` gives the figures their places.
  void add(const Increment& increment, const Registers& registers, FigureLedger& ledger, FigureLedger::Deltas& deltas);

 private:
  struct Days {
    FigureIndex figure{0};
    std::map<std::uint16_t, std::int64_t> count_by_day;  // none that is zero

    [[nodiscard]] std::int64_t oldest() const;
  };
  /// Of an item, in all or with one party.
  using Key = std::pair<std::uint8_t, std::uint16_t>;

  std::map<Key, Days> by_key_;
};

}  // namespace bonboek
