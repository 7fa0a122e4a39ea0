// Packs of the plan's ledger side by side: the same question gives the same bytes, and what has no answer no file.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/exports/inflated.hpp"
#include "tests/exports/plan_pack.hpp"

namespace bonboek::test {
namespace {

TEST(PlanPacks, AreTheSameBytesForTheSameQuestion) {
  const auto bytes = read_file(Pack({"--year", "2026"}).archive());
  EXPECT_TRUE(read_file(Pack({"--year", "2026"}).archive()) == bytes);
  EXPECT_TRUE(read_file(Pack({"--year", "2026", "--at-sequence", "123149"}).archive()) == bytes);
  const TestFolder folder;
  ASSERT_EQ(pack_of_plan(folder.path("pack.tar.gz"), {"--year", "2026"}).code, 0);
  const auto unpacked = inflated(read_file(folder.path("pack.tar.gz")));
  EXPECT_TRUE(unpacked.is_whole);
  EXPECT_TRUE(unpacked.text == bytes);
}

TEST(PlanPacks, AreRefusedWhereThereIsNothingToPack) {
  const std::vector<std::pair<Words, std::string>> cases{
      {{"--year", "2023"}, "after 2023"},
      {{"--year", "2024"}, "Nothing was booked in 2024"},
      {{"--year", "2029"}, "2029 has not begun"},
      {{"--year", "2027", "--known-at", "2026-06-01T00:00:00Z"}, "2027 has not begun"},
      {{"--year", "2026", "--known-at", "2020-01-01T00:00:00Z"}, "Nothing was recorded yet at 2020-01-01"},
      {{"--year", "2026", "--known-at", "2099-01-01T00:00:00Z"}, "still to come"},
      {{"--year", "2026", "--at-sequence", "123150"}, "event 123150"},
  };
  for (const auto& [options, why] : cases) {
    const TestFolder folder;
    const auto ended = pack_of_plan(folder.path("pack.tar"), options);
    EXPECT_EQ(ended.code, 66) << why;
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path("")));
  }
}

}  // namespace
}  // namespace bonboek::test
