// A voucher's history, as the program prints it, is checked by the recipe with Python alone; what was changed in it is
// found.
#include <gtest/gtest.h>

#include "exports/voucher_history.hpp"
#include "projections/replay.hpp"
#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/tools.hpp"

namespace bonboek::test {
namespace {

const std::string recipe = BONBOEK_TREE "/exports/check_trails.py";

std::string history(Words options) {
  Words words{"history", BONBOEK_PLAN_LEDGER, "26-000100-20"};
  words.insert(words.end(), options.begin(), options.end());
  const auto ended = run(words);
  EXPECT_EQ(ended.code, 0) << ended.err;
  return ended.out;
}

ToolEnd check(const TestFolder& folder, const std::string& text) {
  return run_tool("python3 " + recipe + " - < " + folder.write("history", text));
}

class PlanHistory : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_tool("python3")) GTEST_SKIP() << "python3 is not installed: ops/packages test";
  }
  TestFolder folder_;
};

TEST_F(PlanHistory, IsProvedByTheRecipeAsAPageAndAsJson) {
  for (const char* moment : {"123149", "60123", "40000"}) {
    const auto json = check(folder_, history({"--json", "--at-sequence", moment}));
    EXPECT_EQ(json.code, 0) << json.out;
    EXPECT_NE(json.out.find("events proved in the " + std::to_string(std::stoul(moment) + 1)), std::string::npos);
    for (const char* language : {"nl", "en"}) {
      const auto page = check(folder_, history({"--html", "--at-sequence", moment, "--language", language}));
      EXPECT_EQ(page.out, json.out);
    }
  }
}

TEST_F(PlanHistory, IsNotProvedWhereAByteOfItWasChanged) {
  for (const char* form : {"--json", "--html"}) {
    const auto text = history({form});
    ASSERT_EQ(check(folder_, text).code, 0);
    const std::string quote = std::string(form) == "--json" ? "\\\"" : "&quot;";
    const auto line = text.find("{" + quote + "actor" + quote);
    ASSERT_NE(line, std::string::npos);
    const std::string occurred = "occurredOn" + quote + ":" + quote;
    auto changed = text;
    changed.at(text.find(occurred, line) + occurred.size() + 9) ^= 1;  // the last digit of the day
    EXPECT_NE(check(folder_, changed).code, 0) << form;
    const auto first = text.find(quote + "sequence" + quote, line);
    ASSERT_NE(first, std::string::npos);
    auto moved = text;
    moved.insert(first + (quote + "sequence" + quote + ":").size(), "1");
    EXPECT_NE(check(folder_, moved).code, 0) << form;
  }
}

TEST_F(PlanHistory, IsNotProvedWhereThereIsNoEventOrNoCheckpoint) {
  const auto text = history({"--html"});
  const auto second = text.find("<pre>", text.find("<pre>") + 1);
  const auto none = check(folder_, text.substr(0, second));
  EXPECT_NE(none.code, 0);
  EXPECT_NE(none.out.find("there is no event"), std::string::npos) << none.out;
  for (const std::string& foreign : {text.substr(0, text.find("<pre>")), std::string("{}"), std::string()}) {
    const auto ended = check(folder_, foreign);
    EXPECT_EQ(ended.code, 1) << foreign;
    EXPECT_EQ(ended.out.find("Traceback"), std::string::npos) << ended.out;
  }
}

TEST(PlanHistoryBound, IsKept) {
  const Log log(BONBOEK_PLAN_LEDGER "/log", Log::Mode::read_only);
  const Views now = replay(log, {});
  const LogTree tree(log, now.facts());
  const auto index = now.facts().vouchers().find(parse_voucher_number("26-000100-20").value()).value();
  const auto whole = voucher_history(voucher_standing(now, index), log, tree);
  ASSERT_TRUE(whole);
  const std::size_t count = whole->events.size();
  EXPECT_TRUE(voucher_history(voucher_standing(now, index), log, tree, count));
  EXPECT_FALSE(voucher_history(voucher_standing(now, index), log, tree, count - 1));
}

TEST_F(PlanHistory, StandsInTheReadmeWithItsRecipe) {
  EXPECT_NE(read_file(BONBOEK_TREE "/exports/README.md").find("exports/check_trails.py voucher.html"),
            std::string::npos);
}

}  // namespace
}  // namespace bonboek::test
