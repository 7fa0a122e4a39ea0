#include "ledger/tile.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

TEST(TilePlace, IsReadAsTlogTilesWritesIt) {
  const auto full = parse_tile_place("1/x001/x234/067");
  ASSERT_TRUE(full);
  EXPECT_EQ(full->level, 1U);
  EXPECT_EQ(full->index, 1'234'067U);
  EXPECT_EQ(full->width, 256U);
  EXPECT_EQ(full->leaves_needed(), 1'234'068ULL * 256U * 256U);
  const auto partial = parse_tile_place("0/000.p/12");
  ASSERT_TRUE(partial);
  EXPECT_EQ(partial->leaves_needed(), 12U);
  const auto bundle = parse_bundle_place("x001/000.p/255");
  ASSERT_TRUE(bundle);
  EXPECT_EQ(bundle->index, 1'000U);
}

TEST(TilePlace, ThatIsNoneIsRefused) {
  for (const char* text : {"",
                           "0",
                           "0/",
                           "0/1",
                           "0/0001",
                           "0/x000/001",
                           "0/x001",
                           "0/x001/",
                           "0/x001/1",
                           "00/001",
                           "6/000",
                           "-1/000",
                           "0/000.p/0",
                           "0/000.p/256",
                           "0/000.p/01",
                           "0/000.p/",
                           "0/000.p/1/2",
                           "0/00a",
                           "0/x999/x999/x999/x999/x999/999",
                           "data/000",
                           "0/000/"}) {
    EXPECT_FALSE(parse_tile_place(text)) << text;
  }
  EXPECT_FALSE(parse_bundle_place("0/000"));
}

}  // namespace
}  // namespace bonboek
