#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>

#include "tests/ops/program.hpp"

namespace bonboek::test {
namespace {

TEST(Scenario, IsWrittenOneDeliveryALine) {
  const TestFolder folder;
  const auto ended = run({"scenario", "write", folder.path("plan.ndjson")});
  ASSERT_EQ(ended.code, 0) << ended.err;
  std::istringstream lines(read_file(folder.path("plan.ndjson")));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto delivery = boost::json::parse(line);
    ASSERT_TRUE(delivery.at("body").at("events").is_array());
    ASSERT_TRUE(delivery.at("principal").is_string());
  }
  EXPECT_GT(count, 100U);
  EXPECT_EQ(run({"scenario", "write", folder.path("no/such/folder")}).code, 73);
}

TEST(Scenario, NeedsAFolderWithoutALedger) {
  const TestFolder folder;
  init(folder.path("ledger"));
  EXPECT_EQ(run({"scenario", "run", "--once", "--data", folder.path("ledger")}).code, 73);
}

}  // namespace
}  // namespace bonboek::test
