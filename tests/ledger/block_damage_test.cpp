#include <gtest/gtest.h>
#include <xxhash.h>

#include <cstring>
#include <random>

#include "tests/ledger/block_sample.hpp"

namespace bonboek {
namespace {

constexpr std::size_t header_bytes = 32;
constexpr std::size_t checksum_at = 24;

std::string sample_block() {
  return block_of(sample_first, sample_submissions());
}

/// Gives a changed block the checksum that it would have, had it been written so.
void seal(std::string& block) {
  const std::uint64_t of_header = XXH3_64bits(block.data(), checksum_at);
  const std::uint64_t checksum =
      XXH3_64bits_withSeed(block.data() + header_bytes, block.size() - header_bytes, of_header);
  std::memcpy(block.data() + checksum_at, &checksum, sizeof(checksum));
}

/// What damage says of a block; empty where it reads well.
std::string damage_of(std::string_view block, Sequence first = sample_first) {
  try {
    static_cast<void>(read_block(block, first));
    return {};
  } catch (const LogDamage& damage) {
    return damage.what();
  }
}

TEST(BlockDamage, EveryChangedByteIsFound) {
  const auto whole = sample_block();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xFF}) {
      auto block = whole;
      block[i] = static_cast<char>(block[i] ^ change);
      ASSERT_NE(damage_of(block), "") << "byte " << i;
    }
  }
}

TEST(BlockDamage, EveryTruncationIsFound) {
  const auto whole = sample_block();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    // A copy of its own, so that a read past the end is seen.
    const std::string block(whole, 0, size);
    ASSERT_NE(damage_of(block), "") << size << " bytes";
  }
}

TEST(BlockDamage, MoreBytesAreFound) {
  EXPECT_NE(damage_of(sample_block() + '\0'), "");
  EXPECT_NE(damage_of(sample_block() + sample_block()), "");
}

TEST(BlockDamage, ABlockInAnotherPlaceIsFound) {
  const auto message = damage_of(sample_block(), Sequence{17});
  EXPECT_NE(message.find("begins at 5000000000"), std::string::npos) << message;
}

TEST(BlockDamage, TheMessageNamesTheSequenceAndTheKey) {
  auto block = sample_block();
  block.back() = static_cast<char>(block.back() ^ 1);
  const auto message = damage_of(block);
  EXPECT_NE(message.find("sequence 5000000000"), std::string::npos) << message;
  EXPECT_NE(message.find("000000012a05f200"), std::string::npos) << message;
}

TEST(BlockDamage, AnotherVersionIsSaidToBeSo) {
  auto block = sample_block();
  block[0] = 2;
  seal(block);
  EXPECT_NE(damage_of(block).find("version is 2"), std::string::npos) << damage_of(block);
}

TEST(BlockDamage, ATypeThatIsNotKnownIsNeverPassedOver) {
  auto block = sample_block();
  const std::size_t first_run_at = header_bytes + 64;
  block[first_run_at] = 23;
  seal(block);
  EXPECT_NE(damage_of(block).find("type 23"), std::string::npos) << damage_of(block);
}

TEST(BlockDamage, ANameThatIsNotKnownIsFound) {
  const std::size_t first_run_at = header_bytes + 64;
  for (std::size_t member = 2; member < 9; ++member) {
    auto block = sample_block();
    block[first_run_at + member] = 99;
    seal(block);
    EXPECT_NE(damage_of(block), "") << "member " << member;
  }
}

/// A writer's mistake has a fitting checksum. It may be found or not; it never crashes, and never takes memory without
/// end.
TEST(BlockDamage, AWrongBlockWithAFittingChecksumIsReadOrRefused) {
  const auto whole = sample_block();
  std::mt19937_64 random{7};
  for (int i = 0; i < 20'000; ++i) {
    auto block = whole;
    for (std::uint64_t changes = 1 + random() % 3; changes > 0; --changes) {
      const auto at = random() % block.size();
      block[at] = static_cast<char>(random());
    }
    if (random() % 8 == 0) block.resize(header_bytes + random() % (block.size() - header_bytes));
    seal(block);
    static_cast<void>(damage_of(block));
  }
}

}  // namespace
}  // namespace bonboek
