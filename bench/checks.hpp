// What must come out, by name, and how to see that each of these checks can fail.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/workload/figures.hpp"

namespace bonboek::bench {

/// The answer is not the right one: nothing that was measured with it counts.
class WrongAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws WrongAnswer with every figure that is not as expected. `what` names the comparison.
void must_agree(std::string_view what, const Figures& expected, const Figures& found);

/// A program's checks. The one that is spoiled expects one more than is right, so it has to throw. Each throws
/// WrongAnswer, which begins with the check's name.
class Checks {
 public:
  explicit Checks(std::string spoiled = {}) : spoiled_(std::move(spoiled)) {}

  [[nodiscard]] bool is_spoiled(std::string_view name) const { return name == spoiled_; }
  void must_agree(std::string_view name, const Figures& expected, const Figures& found) const;
  /// `what` is counted: "events in the log".
  void must_be(std::string_view name, std::string_view what, std::uint64_t expected, std::uint64_t found) const;
  void must_reach(std::string_view name, std::string_view what, std::uint64_t least, std::uint64_t found) const;

 private:
  std::string spoiled_;
};

}  // namespace bonboek::bench
