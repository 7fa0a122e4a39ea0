// bonboek audit-pack as a program: the file it leaves, or does not. What is in it: tests/exports/plan_pack_test.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

class AuditPack : public testing::Test {
 protected:
  void SetUp() override { init_sample(ledger()); }

  [[nodiscard]] std::string ledger() const { return folder_.path("ledger"); }
  [[nodiscard]] std::string file() const { return folder_.path("out/pack.tar"); }
  [[nodiscard]] Ended pack(const Words& options = {}) const {
    std::filesystem::create_directories(folder_.path("out"));
    Words words{"audit-pack", ledger(), "--year", "2026", "-o", file()};
    words.insert(words.end(), options.begin(), options.end());
    return run(words);
  }
  [[nodiscard]] std::size_t file_count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_.path("out")), {}));
  }
  void post(const std::string& line) const {
    const auto ended = run({"import", ledger(), folder_.write("more.ndjson", line), "--as", "cubiss",
                            "--simulated-time", "2026-06-30T09:00:00Z"});
    ASSERT_EQ(ended.code, 0) << ended.out << ended.err;
  }

  TestFolder folder_;
};

TEST_F(AuditPack, IsTheSameAfterLaterEvents) {
  ASSERT_EQ(pack().code, 0);
  const auto bytes = read_file(file());
  post(R"({"type":"fund-deposited","occurredOn":"2026-06-30","amountCents":100,"reference":"PL-2026-2"})"
       "\n");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_FALSE(read_file(file()) == bytes);
  ASSERT_EQ(pack({"--force", "--at-sequence", std::to_string(sample_event_count + 1)}).code, 0);
  EXPECT_TRUE(read_file(file()) == bytes);
}

TEST_F(AuditPack, IsTheSameBesideARunningService) {
  ASSERT_EQ(pack().code, 0);
  const auto bytes = read_file(file());
  Running service({"serve", ledger(), "--port", "0"});
  ASSERT_NE(service.first_line(), "");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_TRUE(read_file(file()) == bytes);
}

TEST_F(AuditPack, OfAYearInWhichNothingWasPaidSaysSo) {
  ASSERT_EQ(pack().code, 0);
  EXPECT_NE(read_file(file()).find("Memberships paid         0, EUR 0.00 (by the books 0, EUR 0.00)"),
            std::string::npos);
}

TEST_F(AuditPack, LeavesAFileThatIsThereAloneUnlessForced) {
  std::filesystem::create_directories(folder_.path("out"));
  (void)folder_.write("out/pack.tar", "mine");
  const auto refused = pack();
  EXPECT_EQ(refused.code, 73);
  EXPECT_NE(refused.err.find("--force"), std::string::npos) << refused.err;
  EXPECT_EQ(read_file(file()), "mine");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_GT(std::filesystem::file_size(file()), 10'000U);
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(AuditPack, LeavesNoHalfFileWhereItCannotBeWritten) {
  std::filesystem::create_directories(folder_.path("out"));
  (void)folder_.write("out/pack.tar", "mine");
  Running running({"audit-pack", ledger(), "--year", "2026", "-o", file(), "--force"});
  running.limit_files(4096);
  const auto ended = running.wait();
  EXPECT_EQ(ended.code, 74) << ended.err;
  EXPECT_EQ(read_file(file()), "mine");
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(AuditPack, IsRefusedWithoutTheLedgersKeyAndMakesNone) {
  const auto key = folder_.path("ledger/signing-key");
  ASSERT_TRUE(std::filesystem::remove(key));
  const auto ended = pack();
  EXPECT_EQ(ended.code, 66);
  EXPECT_NE(ended.err.find("nothing can be signed"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(key));
  EXPECT_EQ(file_count(), 0U);
}

TEST_F(AuditPack, IsRefusedBeforeTheScheme) {
  for (const auto& [year, why] : {std::pair{"2025", "opened on 2026-01-01"}, std::pair{"2027", "2027 has not begun"}}) {
    const auto ended = run({"audit-pack", ledger(), "--year", year, "-o", folder_.path("pack.tar")});
    EXPECT_EQ(ended.code, 66);
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path("pack.tar")));
  }
}

}  // namespace
}  // namespace bonboek::test
