// Merkle trees as RFC 6962 section 2 and RFC 9162 section 2 define them: SHA-256, a leaf's hash is that of 0x00 and the
// entry, a node's that of 0x01 and its two children, and a tree of n leaves has on its left the largest power of two
// below n. Arithmetic alone: where the hashes come from is the caller's.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/sha256.hpp"

namespace bonboek {

/// A complete subtree: the 2^level leaves from index * 2^level on.
struct TreeNode {
  unsigned level{0};
  std::uint64_t index{0};

  [[nodiscard]] std::uint64_t first_leaf() const { return index << level; }
  [[nodiscard]] std::uint64_t leaf_count() const { return std::uint64_t{1} << level; }
  friend auto operator<=>(const TreeNode&, const TreeNode&) = default;
};

/// The hash of a complete subtree.
using NodeHash = std::function<Digest(TreeNode)>;

[[nodiscard]] Digest leaf_hash(std::string_view entry);
[[nodiscard]] Digest node_hash(const Digest& left, const Digest& right);

/// The root of the first `size` leaves.
[[nodiscard]] Digest tree_root(std::uint64_t size, const NodeHash& hash_of);

/// That the leaf at `index` is in the tree of `size` leaves (RFC 9162, 2.1.3.1). index < size.
[[nodiscard]] std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeHash& hash_of);
/// That the tree of `size` leaves goes on from that of its first `old_size` (RFC 9162, 2.1.4.1). 0 < old_size <= size.
[[nodiscard]] std::vector<Digest> consistency_proof(std::uint64_t old_size, std::uint64_t size,
                                                    const NodeHash& hash_of);

/// A tree's size and root.
struct TreeHead {
  std::uint64_t size{0};
  Digest root{};
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// Whether a proof shows that a leaf of this hash stands at `index` (RFC 9162, 2.1.3.2).
[[nodiscard]] bool proves_inclusion(std::span<const Digest> proof, const Digest& leaf, std::uint64_t index,
                                    const TreeHead& head);
/// Whether a proof shows that one tree goes on from the other (RFC 9162, 2.1.4.2).
[[nodiscard]] bool proves_consistency(std::span<const Digest> proof, const TreeHead& old, const TreeHead& head);

/// A tree that grows leaf by leaf and keeps no more than its right edge.
class TreeEdge {
 public:
  void add(const Digest& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Digest root() const;

 private:
  std::uint64_t size_{0};
  std::vector<Digest> complete_;  // the complete subtrees that make up the tree, from the left
};

}  // namespace bonboek
