#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/ops/program.hpp"

namespace bonboek::test {
namespace {

unsigned mode_of(const std::string& path) {
  struct stat status{};
  EXPECT_EQ(stat(path.c_str(), &status), 0);
  return status.st_mode & 0777U;
}

TEST(Init, MakesALedgerThatOnlyItsOwnerReads) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  const std::string key = init(data);
  EXPECT_EQ(key.size(), 43U);
  EXPECT_EQ(mode_of(data), 0700U);
  EXPECT_EQ(mode_of(data + "/log"), 0700U);
  EXPECT_EQ(mode_of(data + "/keys"), 0600U);
  EXPECT_EQ(read_file(data + "/keys").find(key), std::string::npos) << "the key itself is stored";
}

TEST(Init, RecordsTheOpeningAtTheTimeGiven) {
  const TestFolder folder;
  init(folder.path("ledger"));
  const auto ended = run({"replay", folder.path("ledger"), "--json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find(R"("eventCount":2)"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find(R"("asOf":"2026-01-01T09:00:00.000000Z")"), std::string::npos) << ended.out;
}

TEST(Init, RecordsTheOpeningNowWhereTheClockIsTheComputers) {
  const TestFolder folder;
  const auto ended = run({"init", folder.path("ledger"), "--name", "A scheme", "--origin", "ledger.example",
                          "--coordinator", "cubiss", "--json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with(R"({"principal":"cubiss","key":")")) << ended.out;
  const auto replayed = run({"replay", folder.path("ledger"), "--json"});
  EXPECT_NE(replayed.out.find(R"("eventCount":1)"), std::string::npos) << replayed.out;
}

TEST(Init, OpensAtAnyHourInAnyZone) {
  for (const char* zone : {"Pacific/Kiritimati", "Europe/Amsterdam", "Pacific/Pago_Pago"}) {
    for (const char* time : {"2026-11-24T23:30:00Z", "2026-11-25T00:30:00Z", "2026-11-25T12:00:00Z"}) {
      const TestFolder folder;
      const auto ended = run({"init", folder.path("ledger"), "--name", "A scheme", "--origin", "ledger.example",
                              "--coordinator", "cubiss", "--time-zone", zone, "--simulated", "--simulated-time", time});
      EXPECT_EQ(ended.code, 0) << zone << " at " << time << ": " << ended.err;
    }
  }
}

TEST(Init, LeavesALedgerThatIsThereAlone) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  const auto keys = read_file(data + "/keys");
  const auto again = run({"init", data, "--name", "B", "--origin", "b", "--coordinator", "cubiss"});
  EXPECT_EQ(again.code, 73);
  EXPECT_NE(again.err.find("holds a ledger already"), std::string::npos);
  EXPECT_EQ(read_file(data + "/keys"), keys);
}

TEST(Init, LeavesNothingWhereTheSchemeIsRefused) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  const Words words{"init", data, "--name", "A scheme", "--coordinator", "cubiss", "--origin"};
  auto wrong_origin = words;
  wrong_origin.emplace_back("not an origin");
  auto wrong_zone = words;
  wrong_zone.insert(wrong_zone.end(), {"ledger.example", "--time-zone", "Europe/Atlantis"});
  for (const auto& wrong : {wrong_origin, wrong_zone}) {
    const auto ended = run(wrong);
    EXPECT_EQ(ended.code, 64);
    EXPECT_NE(ended.err, "");
    EXPECT_FALSE(std::filesystem::exists(data)) << ended.err;
  }
}

TEST(Key, IsAddedListedAndTakenBack) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  const auto added = run({"key", "add", data, "desk-venlo", "--role", "library", "--party", "venlo"});
  EXPECT_EQ(added.code, 0) << added.err;
  EXPECT_EQ(added.out.size(), 44U);
  const auto listed = run({"key", "list", data, "--json"});
  EXPECT_NE(listed.out.find(R"({"principal":"desk-venlo","role":"library","party":"venlo"})"), std::string::npos)
      << listed.out;
  EXPECT_EQ(run({"key", "remove", data, "desk-venlo"}).code, 0);
  EXPECT_EQ(run({"key", "list", data, "--json"}).out.find("desk-venlo"), std::string::npos);
  EXPECT_EQ(mode_of(data + "/keys"), 0600U);
  EXPECT_EQ(run({"key", "remove", data, "desk-venlo"}).code, 66);
}

TEST(Key, NeedsAPartyWhereItsRoleHasOne) {
  const TestFolder folder;
  const auto data = folder.path("ledger");
  init(data);
  EXPECT_EQ(run({"key", "add", data, "desk", "--role", "library"}).code, 64);
  EXPECT_EQ(run({"key", "add", data, "desk", "--role", "auditor", "--party", "venlo"}).code, 64);
  EXPECT_EQ(run({"key", "add", data, "No Name", "--role", "auditor"}).code, 64);
  EXPECT_EQ(run({"key", "add", folder.path("elsewhere"), "desk", "--role", "auditor"}).code, 69);
}

}  // namespace
}  // namespace bonboek::test
