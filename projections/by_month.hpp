// Figures kept by calendar month: what every projection counts by, so that any month, quarter or year is a sum.
#pragma once

#include <vector>

#include "ledger/time.hpp"

namespace bonboek {

/// One `Figure` a month, from the first month touched to the last. A `Figure` has `+=` and starts at nothing.
template <class Figure>
class ByMonth {
 public:
  Figure& at(Month month) {
    if (figures_.empty()) first_ = month;
    if (month < first_) {
      figures_.insert(figures_.begin(), first_.value - month.value, Figure{});
      first_ = month;
    }
    const auto place = static_cast<std::size_t>(month.value - first_.value);
    if (place >= figures_.size()) figures_.resize(place + 1);
    return figures_[place];
  }

  [[nodiscard]] bool is_empty() const { return figures_.empty(); }

  /// Calls `each(month, figure)` for every month there is.
  template <class Each>
  void for_each(Each each) const {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      each(Month{static_cast<std::uint16_t>(first_.value + i)}, figures_[i]);
    }
  }

  [[nodiscard]] Figure sum(Period period) const {
    Figure total{};
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (period.contains(Month{static_cast<std::uint16_t>(first_.value + i)})) total += figures_[i];
    }
    return total;
  }

 private:
  Month first_;
  std::vector<Figure> figures_;
};

}  // namespace bonboek
