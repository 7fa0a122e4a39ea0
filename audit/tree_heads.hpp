// The roots that a log's lines give at the sizes which checkpoints tell.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "ledger/merkle.hpp"

namespace bonboek {

class TreeHeads {
 public:
  explicit TreeHeads(std::vector<std::uint64_t> wanted_sizes);

  void add(const Digest& leaf);
  [[nodiscard]] std::uint64_t size() const { return edge_.size(); }
  [[nodiscard]] Digest root() const { return edge_.root(); }
  /// Of a wanted size that was reached.
  [[nodiscard]] std::optional<Digest> root_at(std::uint64_t size) const;

 private:
  void note_head();

  std::vector<std::uint64_t> wanted_;  // ascending, each once
  std::size_t next_wanted_{0};
  TreeEdge edge_;
  std::map<std::uint64_t, Digest> roots_;
};

}  // namespace bonboek
