// A long log whose tree is not kept beside it: who opens it is told what takes so long. A short one says nothing.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <memory>

#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

constexpr unsigned first_more = 101;  // after those of the sample
constexpr unsigned run_count = 90'000;
constexpr unsigned runs = 6;  // minted and issued: with the sample more than a million events

/// The sample at a cent for each handling, so that there is money for many, and lines that mint and issue run after
/// run.
std::string many_lines() {
  std::string lines = sample_lines();
  for (const std::string_view dear : {"\"amountCents\":4500", "\"amountCents\":400"}) {
    lines.replace(lines.find(dear), dear.size(), "\"amountCents\":1");
  }
  for (unsigned run = 0; run < runs; ++run) {
    const unsigned first = first_more + run * run_count;
    const std::string range = fmt::format("{}..{}", voucher(first), voucher(first + run_count - 1));
    lines += fmt::format(R"({{"type":"minted","occurredOn":"2026-01-05","vouchers":["{0}"],"intermediary":"doen"}}
{{"type":"issued","occurredOn":"2026-02-01","vouchers":["{0}"],"intermediary":"doen","track":1}}
)",
                         range);
  }
  return lines;
}

class HashedAnew : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TestFolder>();
    init(data());
    const auto ended = run({"import", data(), folder->write("many", many_lines()), "--as", "cubiss", "--simulated-time",
                            "2026-03-31T09:00:00Z"});
    EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  }
  static void TearDownTestSuite() { folder.reset(); }

  static std::string data() { return folder->path("ledger"); }
  static void forget_tree() { std::filesystem::remove_all(folder->path("ledger/log/derived")); }
  static void expect_told(const std::string& err) {
    EXPECT_NE(err.find("the log's tree is not kept beside it: 1.080.138 events are hashed"), std::string::npos) << err;
    EXPECT_NE(err.find("1.080.138 events were hashed in "), std::string::npos) << err;
  }
  static void expect_told_by(const Words& command, int code = 0) {
    forget_tree();
    const auto ended = run(command);
    EXPECT_EQ(ended.code, code) << ended.err;
    expect_told(ended.err);
  }
  static void expect_silent(const std::string& err) { EXPECT_EQ(err.find("hashed"), std::string::npos) << err; }

  static inline std::unique_ptr<TestFolder> folder;
};

TEST_F(HashedAnew, IsToldByReport) {
  expect_told_by({"report", data(), "2026-Q1", "--json"});
}

TEST_F(HashedAnew, IsToldByStatement) {
  expect_told_by({"statement", data(), "library", "venlo", "2026-Q1", "--json"});
}

TEST_F(HashedAnew, IsToldByHistory) {
  expect_told_by({"history", data(), voucher(1), "--json"});
}

TEST_F(HashedAnew, IsToldByAuditPack) {
  // A file that is there is refused where the pack would be written, which would take far longer.
  expect_told_by({"audit-pack", data(), "--year", "2026", "-o", folder->write("pack.tar", "mine")}, 73);
}

TEST_F(HashedAnew, IsToldByTheServiceWhichKeepsItForTheNextTime) {
  forget_tree();
  for (const bool is_first : {true, false}) {
    Running service({"serve", data(), "--port", "0"});
    ASSERT_NE(service.first_line(), "") << service.err();
    is_first ? expect_told(service.err()) : expect_silent(service.err());
    service.signal(SIGTERM);
    EXPECT_EQ(service.wait().code, 0);
  }
  expect_silent(run({"report", data(), "2026-Q1", "--json"}).err);
}

TEST_F(HashedAnew, EndsWhereTheServiceIsAskedToStop) {
  bool is_ended = false;
  for (int attempt = 0; attempt < 5 && !is_ended; ++attempt) {  // all may be hashed before the signal comes
    forget_tree();
    Running service({"serve", data(), "--port", "0"});
    ASSERT_TRUE(service.says("are hashed")) << service.err();
    service.signal(SIGTERM);
    const Ended ended = service.wait();
    EXPECT_EQ(ended.code, 0) << ended.err;
    is_ended = ended.out.empty() && ended.err.find("were hashed in") == std::string::npos;
  }
  EXPECT_TRUE(is_ended);
}

TEST(HashedAnewOfAFew, IsNotWorthAWord) {
  const TestFolder folder;
  init_sample(folder.path("ledger"));
  std::filesystem::remove_all(folder.path("ledger/log/derived"));
  const auto ended = run({"report", folder.path("ledger"), "2026-Q1", "--json"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
}

}  // namespace
}  // namespace bonboek::test
