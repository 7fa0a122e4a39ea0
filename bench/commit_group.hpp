// When a commit group is full: the same for what is posted to a spine and for what is written straight to a log.
#pragma once

#include <algorithm>

#include "api/spine.hpp"

namespace bonboek::bench {

struct GroupBound {
  std::size_t submissions{1};
  std::uint64_t events{max_group_events};
};

class GroupSize {
 public:
  explicit GroupSize(GroupBound bound) : bound_(bound) {}

  /// Counts events as far as the items tell: a payment counts as one.
  void add(const PostRequest& request) {
    ++submissions_;
    for (const Item& item : request.posted.items) events_ += std::max<std::uint64_t>(item.voucher_count(), 1);
  }
  [[nodiscard]] bool is_full() const { return submissions_ >= bound_.submissions || events_ >= bound_.events; }
  void clear() {
    submissions_ = 0;
    events_ = 0;
  }

 private:
  GroupBound bound_;
  std::size_t submissions_{0};
  std::uint64_t events_{0};
};

}  // namespace bonboek::bench
