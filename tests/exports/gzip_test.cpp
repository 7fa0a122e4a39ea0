#include "exports/gzip.hpp"

#include <gtest/gtest.h>

#include "tests/exports/inflated.hpp"

namespace bonboek::test {
namespace {

std::string lines(unsigned from, unsigned count) {
  std::string text;
  for (unsigned i = from; i < from + count; ++i) text += "{\"sequence\":" + std::to_string(i) + "}\n";
  return text;
}

TEST(Gzip, HoldsWhatItWasGiven) {
  Gzip gzip;
  std::string bytes;
  std::string text;
  for (const unsigned count : {1U, 0U, 1'000U, 100'000U}) {
    text += lines(0, count);
    bytes += gzip.add(lines(0, count));
  }
  bytes += gzip.finish();
  const auto read = inflated(bytes);
  EXPECT_EQ(read.text, text);
  EXPECT_TRUE(read.is_whole);
  EXPECT_LT(bytes.size(), text.size() / 4);
}

TEST(Gzip, CanBeReadUpToWhereItBrokeOff) {
  Gzip gzip;
  const std::string bytes = gzip.add(lines(0, 5'000));
  const auto read = inflated(bytes);
  EXPECT_EQ(read.text, lines(0, 5'000));
  EXPECT_FALSE(read.is_whole);
}

TEST(Gzip, IsTheSameForTheSamePieces) {
  const auto bytes = [] {
    Gzip gzip;
    std::string made = gzip.add(lines(0, 3'000));
    made += gzip.add(lines(3'000, 1));
    return made + gzip.finish();
  };
  EXPECT_EQ(bytes(), bytes());
  EXPECT_EQ(bytes().substr(4, 4), std::string(4, '\0'));  // no time stands in it
}

}  // namespace
}  // namespace bonboek::test
