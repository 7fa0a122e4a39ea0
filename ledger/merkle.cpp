#include "ledger/merkle.hpp"

#include <algorithm>
#include <bit>

namespace bonboek {
namespace {

/// The largest power of two below `count`, which is 2 or more.
std::uint64_t left_of(std::uint64_t count) {
  return std::bit_floor(count - 1);
}

/// The root of the leaves from `first` on, which stand where a subtree of that many begins.
Digest range_root(std::uint64_t first, std::uint64_t count, const NodeHash& hash_of) {
  if (std::has_single_bit(count)) {
    const auto level = static_cast<unsigned>(std::countr_zero(count));
    return hash_of({level, first >> level});
  }
  const std::uint64_t left = left_of(count);
  return node_hash(range_root(first, left, hash_of), range_root(first + left, count - left, hash_of));
}

/// What proves that a tree of `size` leaves holds its first `old_size`; `is_known`: who checks has their root.
void prove_consistency(std::uint64_t first, std::uint64_t old_size, std::uint64_t size, bool is_known,
                       const NodeHash& hash_of, std::vector<Digest>& proof) {
  if (old_size == size) {
    if (!is_known) proof.push_back(range_root(first, size, hash_of));
    return;
  }
  const std::uint64_t left = left_of(size);
  if (old_size <= left) {
    prove_consistency(first, old_size, left, is_known, hash_of, proof);
    proof.push_back(range_root(first + left, size - left, hash_of));
  } else {
    prove_consistency(first + left, old_size - left, size - left, false, hash_of, proof);
    proof.push_back(range_root(first, left, hash_of));
  }
}

}  // namespace

Digest leaf_hash(std::string_view entry) {
  Sha256 hash;
  hash.take(std::string_view("\0", 1));
  hash.take(entry);
  return hash.finish();
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 1 + 2 * std::tuple_size_v<Digest>> bytes{};
  bytes[0] = 1;
  std::ranges::copy(bytes_of(left), bytes.begin() + 1);
  std::ranges::copy(bytes_of(right), bytes.begin() + 1 + left.size());
  return sha256({bytes.data(), bytes.size()});
}

Digest tree_root(std::uint64_t size, const NodeHash& hash_of) {
  return size == 0 ? sha256("") : range_root(0, size, hash_of);
}

std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeHash& hash_of) {
  std::vector<Digest> proof;
  std::uint64_t first = 0;
  while (size > 1) {
    const std::uint64_t left = left_of(size);
    if (index < left) {
      proof.push_back(range_root(first + left, size - left, hash_of));
      size = left;
    } else {
      proof.push_back(range_root(first, left, hash_of));
      first += left;
      index -= left;
      size -= left;
    }
  }
  std::ranges::reverse(proof);
  return proof;
}

std::vector<Digest> consistency_proof(std::uint64_t old_size, std::uint64_t size, const NodeHash& hash_of) {
  std::vector<Digest> proof;
  prove_consistency(0, old_size, size, true, hash_of, proof);
  return proof;
}

bool proves_inclusion(std::span<const Digest> proof, const Digest& leaf, std::uint64_t index, const TreeHead& head) {
  if (index >= head.size) return false;
  std::uint64_t node = index;
  std::uint64_t last = head.size - 1;
  Digest root = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1U) == 1 || node == last) {
      root = node_hash(sibling, root);
      const auto rise = (node & 1U) == 1 ? 0 : std::countr_zero(node);
      node >>= rise;
      last >>= rise;
    } else {
      root = node_hash(root, sibling);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && root == head.root;
}

bool proves_consistency(std::span<const Digest> proof, const TreeHead& old, const TreeHead& head) {
  if (old.size == 0 || old.size > head.size) return false;
  if (old.size == head.size) return proof.empty() && old.root == head.root;
  std::uint64_t node = old.size - 1;
  std::uint64_t last = head.size - 1;
  const auto rise = std::countr_one(node);
  node >>= rise;
  last >>= rise;
  const bool begins_known = std::has_single_bit(old.size);
  if (!begins_known && proof.empty()) return false;
  Digest old_root = begins_known ? old.root : proof.front();
  Digest root = old_root;
  for (const Digest& sibling : proof.subspan(begins_known ? 0 : 1)) {
    if (last == 0) return false;
    if ((node & 1U) == 1 || node == last) {
      old_root = node_hash(sibling, old_root);
      root = node_hash(sibling, root);
      const auto up = (node & 1U) == 1 ? 0 : std::countr_zero(node);
      node >>= up;
      last >>= up;
    } else {
      root = node_hash(root, sibling);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_root == old.root && root == head.root;
}

void TreeEdge::add(const Digest& leaf) {
  Digest whole = leaf;
  for (std::uint64_t size = size_; (size & 1U) == 1; size >>= 1U) {
    whole = node_hash(complete_.back(), whole);
    complete_.pop_back();
  }
  complete_.push_back(whole);
  ++size_;
}

Digest TreeEdge::root() const {
  if (complete_.empty()) return sha256("");
  Digest root = complete_.back();
  for (auto left = complete_.rbegin() + 1; left != complete_.rend(); ++left) root = node_hash(*left, root);
  return root;
}

}  // namespace bonboek
