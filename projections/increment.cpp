#include "projections/increment.hpp"

#include <algorithm>

namespace bonboek {

void Increments::collapse() {
  std::ranges::sort(list_, {}, &Increment::cell);
  std::size_t kept = 0;
  for (std::size_t at = 0; at < list_.size();) {
    Increment sum = list_[at++];
    for (; at < list_.size() && list_[at].cell == sum.cell; ++at) {
      sum.count += list_[at].count;
      sum.amount += list_[at].amount;
    }
    if (sum.count != 0 || sum.amount != Cents{0}) list_[kept++] = sum;
  }
  list_.resize(kept);
}

}  // namespace bonboek
