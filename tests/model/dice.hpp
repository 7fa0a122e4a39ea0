// Chance that is the same on every machine for the same seed.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace bonboek::model {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// 0 up to and without `sides`.
  int roll(int sides) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(sides)); }
  int between(int first, int last) { return first + roll(last - first + 1); }
  bool chance(int percent) { return roll(100) < percent; }

  template <class Value>
  const Value& pick(const std::vector<Value>& values) {
    return values.at(static_cast<std::size_t>(roll(static_cast<int>(values.size()))));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace bonboek::model
