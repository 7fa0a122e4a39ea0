#include <gtest/gtest.h>

#include "tests/ops/program.hpp"

namespace bonboek::test {
namespace {

class EveryCommand : public testing::TestWithParam<Words> {};

TEST_P(EveryCommand, TellsItsOptionsAndTheExitCodes) {
  Words words = GetParam();
  words.emplace_back("--help");
  const auto ended = run(words);
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.out.find("Usage: "), std::string::npos);
  EXPECT_NE(ended.out.find("65  the log is damaged"), std::string::npos);
  EXPECT_EQ(ended.err, "");
}

INSTANTIATE_TEST_SUITE_P(Help, EveryCommand,
                         testing::Values(Words{}, Words{"init"}, Words{"serve"}, Words{"key"}, Words{"key", "add"},
                                         Words{"key", "list"}, Words{"key", "remove"}, Words{"import"}, Words{"replay"},
                                         Words{"report"}, Words{"history"}, Words{"statement"}, Words{"export"},
                                         Words{"export", "journal"}, Words{"export", "auditfile"},
                                         Words{"export", "events"}, Words{"export", "libraries"}, Words{"audit-pack"},
                                         Words{"scenario"}, Words{"scenario", "run"}, Words{"scenario", "write"},
                                         Words{"verify"}));

class WrongWords : public testing::TestWithParam<Words> {};

TEST_P(WrongWords, EndWithUsage) {
  const auto ended = run(GetParam());
  EXPECT_EQ(ended.code, 64);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err, "");
}

INSTANTIATE_TEST_SUITE_P(
    Usage, WrongWords,
    testing::Values(Words{}, Words{"fly"}, Words{"init"}, Words{"serve"}, Words{"verify"},
                    Words{"serve", "nowhere", "--port", "65536"}, Words{"serve", "nowhere", "--max-header-bytes", "1"},
                    Words{"key", "add", "nowhere", "venlo", "--role", "king"}, Words{"import", "nowhere"},
                    Words{"report", "nowhere", "2026"}, Words{"replay", "nowhere", "--known-at", "yesterday"},
                    Words{"statement", "nowhere", "province", "limburg", "2026-Q1"},
                    Words{"statement", "nowhere", "library", "venlo", "2026"}, Words{"export"},
                    Words{"export", "auditfile", "nowhere"}, Words{"audit-pack", "nowhere", "--year", "2026"},
                    Words{"audit-pack", "nowhere", "-o", "a.tar"},
                    Words{"audit-pack", "nowhere", "--year", "2026", "-o", "a.zip"},
                    Words{"audit-pack", "nowhere", "--year", "2026", "-o", "a.tar", "--seed", "a b"},
                    Words{"audit-pack", "nowhere", "--year", "2026", "-o", "a.tar", "--sample", "0"},
                    Words{"export", "balances", "nowhere", "--language", "fr"},
                    Words{"export", "balances", "nowhere", "--period", "2026-Q5"},
                    Words{"replay", "nowhere", "--at-sequence", "-1"}));

TEST(Usage, NamesACommandThatThereIsNot) {
  const auto ended = run({"fly"});
  EXPECT_EQ(ended.code, 64);
  EXPECT_NE(ended.err.find("there is no command fly"), std::string::npos) << ended.err;
}

TEST(Version, IsPrinted) {
  const auto ended = run({"--version"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.out.find('.'), std::string::npos);
}

class NoLedger : public testing::TestWithParam<Words> {};

TEST_P(NoLedger, IsSaidWithTheWayOut) {
  const TestFolder folder;
  Words words = GetParam();
  words.insert(words.begin() + 1, folder.path("absent"));
  const auto ended = run(words);
  EXPECT_TRUE(ended.code == 69 || ended.code == 66) << ended.code;
  EXPECT_NE(ended.err.find(folder.path("absent")), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(folder.path("absent")));
}

INSTANTIATE_TEST_SUITE_P(Folder, NoLedger,
                         testing::Values(Words{"serve"}, Words{"replay"}, Words{"report", "2026-Q1"},
                                         Words{"history", "26-000001-10"},
                                         Words{"statement", "library", "venlo", "2026-Q1"}, Words{"verify"}));

}  // namespace
}  // namespace bonboek::test
