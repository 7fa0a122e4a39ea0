// A random story told to the model and the ledger, and the shortest one that they still take differently.
#pragma once

#include "tests/model/generator.hpp"

namespace bonboek::model {

struct Tally {
  std::size_t events{0};
  std::size_t recorded{0};
  std::size_t refused{0};
};

struct Story {
  std::uint64_t seed{0};
  std::vector<Step> steps;  // those that were taken
  std::string difference;   // empty where model and ledger agree to the end
  Tally tally;
};

/// Tells a story of so many steps, or until the two differ.
[[nodiscard]] Story tell(std::uint64_t seed, int steps);

/// Leaves out steps, and submissions of the last ones, while the two still differ; then tells what is left.
[[nodiscard]] std::string shortest(const Story& story);

}  // namespace bonboek::model
