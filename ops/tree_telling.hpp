// A log's tree as commands and the service open it: where it is not kept beside the log and has to be hashed anew,
// which takes half a second for each million events, that is told at the start and at the end, with progress between.
#pragma once

#include <chrono>
#include <optional>

#include "ledger/log_tree.hpp"
#include "ops/progress.hpp"

namespace bonboek {

/// Of fewer events nothing is said.
inline constexpr std::uint64_t most_hashed_silently = 1'000'000;

class TreeTelling {
 public:
  explicit TreeTelling(Sequence end) : end_(end) {}

  /// As LogTree::Progress is told.
  void at(Sequence done);

 private:
  Sequence end_;
  std::optional<Sequence> begin_;
  std::chrono::steady_clock::time_point start_;
  std::optional<Progress> progress_;  // where enough has to be hashed
};

/// Throws LogDamage.
[[nodiscard]] LogTree open_tree(const Log& log, const Facts& facts);

}  // namespace bonboek
