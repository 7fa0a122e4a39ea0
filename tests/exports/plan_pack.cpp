#include "tests/exports/plan_pack.hpp"

#include <gtest/gtest.h>

namespace bonboek::test {

Ended pack_of_plan(const std::string& file, const Words& options) {
  Words words{"audit-pack", "--data", BONBOEK_PLAN_LEDGER, "-o", file};
  words.insert(words.end(), options.begin(), options.end());
  return run(words);
}

std::vector<CsvRow> rows_of(const std::string& csv) {
  auto rows = read_csv(csv, ';');
  EXPECT_FALSE(rows.empty());
  rows.erase(rows.begin());
  return rows;
}

Pack::Pack(const Words& options) {
  const auto ended = pack_of_plan(archive(), options);
  EXPECT_EQ(ended.code, 0) << ended.err;
  const auto taken_out = run_tool("tar -x -C " + folder_.path("") + " -f " + archive());
  EXPECT_EQ(taken_out.code, 0) << taken_out.out;
  const auto names = run_tool("tar -tf " + archive()).out;
  path_ = folder_.path(names.substr(0, names.find('/')));
}

ToolEnd Pack::run_inside(const std::string& command) const {
  return run_tool("cd " + path_ + " && " + command);
}

}  // namespace bonboek::test
