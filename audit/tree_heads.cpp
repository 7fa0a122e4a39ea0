#include "audit/tree_heads.hpp"

#include <algorithm>

namespace bonboek {

TreeHeads::TreeHeads(std::vector<std::uint64_t> wanted_sizes) : wanted_(std::move(wanted_sizes)) {
  std::ranges::sort(wanted_);
  const auto repeated = std::ranges::unique(wanted_);
  wanted_.erase(repeated.begin(), repeated.end());
  note_head();
}

void TreeHeads::add(const Digest& leaf) {
  edge_.add(leaf);
  note_head();
}

void TreeHeads::note_head() {
  if (next_wanted_ == wanted_.size() || wanted_[next_wanted_] != edge_.size()) return;
  roots_.emplace(edge_.size(), edge_.root());
  ++next_wanted_;
}

std::optional<Digest> TreeHeads::root_at(std::uint64_t size) const {
  const auto found = roots_.find(size);
  return found == roots_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace bonboek
