// The tree of RFC 6962: known roots, and proofs that hold for what they prove and for nothing else.
#include "ledger/merkle.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

namespace bonboek {
namespace {

std::string hex(const Digest& digest) {
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

std::string from_hex(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

/// The recursion of RFC 6962, section 2.1, word for word.
Digest defined_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return leaves[0];
  std::size_t left = 1;
  while (left * 2 < leaves.size()) left *= 2;
  return node_hash(defined_root(leaves.first(left)), defined_root(leaves.subspan(left)));
}

class MerkleTree : public testing::Test {
 protected:
  static constexpr std::size_t leaf_count = 70;

  MerkleTree() {
    for (std::size_t i = 0; i < leaf_count; ++i) leaves_.push_back(leaf_hash(fmt::format("entry {}", i)));
  }
  [[nodiscard]] TreeHead head(std::size_t size) const { return {size, defined_root(std::span(leaves_).first(size))}; }
  [[nodiscard]] NodeHash hashes() const {
    return [this](TreeNode node) {
      return defined_root(std::span(leaves_).subspan(node.first_leaf(), node.leaf_count()));
    };
  }
  static Digest spoiled(Digest digest) {
    digest[5] ^= 1;
    return digest;
  }

  std::vector<Digest> leaves_;
};

/// Source of inputs and roots: the test vectors of the Certificate Transparency project's own implementation.
TEST_F(MerkleTree, HasTheRootsThatCertificateTransparencyPublishes) {
  constexpr std::array inputs{
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  constexpr std::array roots{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                             "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                             "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                             "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                             "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                             "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                             "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  TreeEdge edge;
  EXPECT_EQ(hex(edge.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    edge.add(leaf_hash(from_hex(inputs[i])));
    EXPECT_EQ(hex(edge.root()), roots[i]) << i;
  }
}

TEST_F(MerkleTree, HasOneRootHoweverItIsComputed) {
  TreeEdge edge;
  for (std::size_t size = 0; size <= leaf_count; ++size) {
    EXPECT_EQ(edge.root(), head(size).root) << size;
    EXPECT_EQ(tree_root(size, hashes()), head(size).root) << size;
    if (size < leaf_count) edge.add(leaves_[size]);
  }
}

TEST_F(MerkleTree, ProvesEachLeafInEachTreeAndNothingElse) {
  for (std::size_t size = 1; size <= leaf_count; ++size) {
    for (std::size_t index = 0; index < size; ++index) {
      auto proof = inclusion_proof(index, size, hashes());
      ASSERT_TRUE(proves_inclusion(proof, leaves_[index], index, head(size))) << index << " of " << size;
      EXPECT_FALSE(proves_inclusion(proof, spoiled(leaves_[index]), index, head(size)));
      EXPECT_FALSE(proves_inclusion(proof, leaves_[index], index, {size, spoiled(head(size).root)}));
      EXPECT_FALSE(proves_inclusion(proof, leaves_[index], size, head(size)));
      if (size > 1) {
        EXPECT_FALSE(proves_inclusion(proof, leaves_[index], (index + 1) % size, head(size)));
      }
      for (Digest& hash : proof) {
        const Digest right = std::exchange(hash, spoiled(hash));
        EXPECT_FALSE(proves_inclusion(proof, leaves_[index], index, head(size)));
        hash = right;
      }
      proof.push_back(leaves_[0]);
      EXPECT_FALSE(proves_inclusion(proof, leaves_[index], index, head(size))) << "with a hash too many";
    }
  }
}

TEST_F(MerkleTree, ProvesThatEachTreeGoesOnFromEachSmallerOneAndNothingElse) {
  for (std::size_t size = 1; size <= leaf_count; ++size) {
    for (std::size_t old_size = 1; old_size <= size; ++old_size) {
      auto proof = consistency_proof(old_size, size, hashes());
      const TreeHead old = head(old_size);
      ASSERT_TRUE(proves_consistency(proof, old, head(size))) << old_size << " to " << size;
      EXPECT_FALSE(proves_consistency(proof, {old_size, spoiled(old.root)}, head(size)));
      EXPECT_FALSE(proves_consistency(proof, old, {size, spoiled(head(size).root)}));
      for (Digest& hash : proof) {
        const Digest right = std::exchange(hash, spoiled(hash));
        EXPECT_FALSE(proves_consistency(proof, old, head(size)));
        hash = right;
      }
      proof.push_back(leaves_[0]);
      EXPECT_FALSE(proves_consistency(proof, old, head(size))) << "with a hash too many";
      if (old_size < size) {
        EXPECT_FALSE(proves_consistency({}, old, head(size)));
      }
    }
  }
  EXPECT_FALSE(proves_consistency({}, {0, sha256("")}, head(3)));
  EXPECT_FALSE(proves_consistency({}, head(4), head(3)));
}

}  // namespace
}  // namespace bonboek
