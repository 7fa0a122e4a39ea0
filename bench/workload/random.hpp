// Chance, the same on every machine: a seed always makes the same workload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace bonboek::bench {

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

  /// 0 to bound - 1; bound is positive and at most 2^32.
  std::uint32_t below(std::uint64_t bound) { return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U); }

  bool percent(std::uint32_t share) { return below(100) < share; }

  template <class T>
  void shuffle(std::span<T> list) {
    for (std::size_t left = list.size(); left > 1; --left) std::swap(list[left - 1], list[below(left)]);
  }

 private:
  std::uint64_t state_;
};

/// A seed of its own for one thing among many.
[[nodiscard]] inline std::uint64_t seed_of(std::uint64_t seed, std::uint64_t thing) {
  return Random(seed ^ Random(thing).next()).next();
}

}  // namespace bonboek::bench
