// The archive's form, byte by byte where tar itself is not asked (plan_pack_test).
#include "exports/tar.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

namespace bonboek {
namespace {

TEST(Tar, HeaderHoldsNameSizeAndTimeInOctalAndNothingOfTheMachine) {
  using namespace std::string_literals;
  const auto header = tar_header("a/b.txt", 513, 8);
  ASSERT_EQ(header.size(), 512U);
  EXPECT_EQ(header.substr(0, 8), "a/b.txt\0"s);
  EXPECT_EQ(header.substr(100, 24),
            "0000644\0"
            "0000000\0"
            "0000000\0"s);
  EXPECT_EQ(header.substr(124, 24),
            "00000001001\0"
            "00000000010\0"s);
  EXPECT_EQ(header.substr(156, 1), "0");
  EXPECT_EQ(header.substr(257, 8),
            "ustar\0"
            "00"s);
  EXPECT_EQ(header.substr(265), std::string(247, '\0'));
}

TEST(Tar, ChecksumIsTheSumOfTheBytesWithItsOwnAsSpaces) {
  auto header = tar_header("a/\xc3\xab.txt", 1, 1'800'000'000);
  const auto told = std::stoul(header.substr(148, 6), nullptr, 8);
  header.replace(148, 8, "        ");
  EXPECT_EQ(told, std::accumulate(header.begin(), header.end(), 0UL,
                                  [](unsigned long sum, char byte) { return sum + static_cast<unsigned char>(byte); }));
}

TEST(Tar, ContentIsFilledUpToWholeBlocks) {
  EXPECT_EQ(tar_padding(0).size(), 0U);
  EXPECT_EQ(tar_padding(1).size(), 511U);
  EXPECT_EQ(tar_padding(512).size(), 0U);
  EXPECT_EQ(tar_padding(513).size(), 511U);
  EXPECT_EQ(tar_end(), std::string(1024, '\0'));
}

TEST(Tar, WhatTheFormatCannotHoldIsNotWritten) {
  EXPECT_NO_THROW((void)tar_header(std::string(max_tar_name, 'x'), max_tar_file_bytes, 0));
  EXPECT_THROW((void)tar_header(std::string(max_tar_name + 1, 'x'), 0, 0), std::length_error);
  EXPECT_THROW((void)tar_header("", 0, 0), std::length_error);
  EXPECT_THROW((void)tar_header("x", max_tar_file_bytes + 1, 0), std::length_error);
}

}  // namespace
}  // namespace bonboek
