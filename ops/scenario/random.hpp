// Chance, the same on every machine: a seed always tells the same story.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace bonboek::scenario {

/// SplitMix64 (Steele, Lea and Flood, 2014). The standard library's distributions differ between implementations.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// 0 to bound - 1; bound is positive. The bias of the remainder is below one in 2^32 for the bounds used here.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }

  bool one_in(std::size_t many) { return below(many) == 0; }
  bool per_thousand(std::size_t share) { return below(1000) < share; }

  template <class List>
  auto& pick(List& list) {
    return list[below(list.size())];
  }

  /// An index, drawn in proportion to the weights; their sum is positive.
  std::size_t weighted(const std::vector<unsigned>& weights) {
    std::size_t ticket = below(std::accumulate(weights.begin(), weights.end(), std::size_t{0}));
    std::size_t index = 0;
    while (ticket >= weights[index]) ticket -= weights[index++];
    return index;
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t left = list.size(); left > 1; --left) std::swap(list[left - 1], list[below(left)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace bonboek::scenario
