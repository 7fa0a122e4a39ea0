// A party's statement, as the program prints it: the command that it names finds its lines in the whole log, with tools
// that are not ours.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "exports/statement.hpp"
#include "projections/replay.hpp"
#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/tools.hpp"

namespace bonboek::test {
namespace {

std::string statement(Words options) {
  Words words{"statement", BONBOEK_PLAN_LEDGER};
  words.insert(words.end(), options.begin(), options.end());
  const auto ended = run(words);
  EXPECT_EQ(ended.code, 0) << ended.err;
  return ended.out;
}

TEST(PlanStatement, IsFoundInTheLogByTheCommandThatItNames) {
  const TestFolder folder;
  const auto log = folder.write("own.ndjson", exported({"events"}));
  for (const Words& party : {Words{"library", "bibliocenter"}, Words{"intermediary", "volwassenenfonds"}}) {
    for (const char* quarter : {"2026-Q1", "2026-Q2", "2026-Q3", "2027-Q4"}) {
      const auto told = boost::json::parse(statement({party[0], party[1], quarter, "--json"}));
      EXPECT_GT(told.at("eventCount").as_int64(), 50);
      const auto filter = std::string(told.at("filter").as_string());
      const auto found =
          run_tool(fmt::format("LC_ALL=C {} {} | tee {} | sha256sum", filter, log, folder.path("found")));
      EXPECT_EQ(found.out.substr(0, 64), std::string_view(told.at("sha256").as_string()));
      EXPECT_EQ(read_file(folder.path("found")), statement({party[0], party[1], quarter}));
      const auto page = statement({party[0], party[1], quarter, "--html"});
      EXPECT_NE(page.find(told.at("sha256").as_string()), std::string::npos);
    }
  }
}

TEST(PlanStatement, IsNoneWhereItWouldListMoreThanItsBound) {
  const Log log(BONBOEK_PLAN_LEDGER "/log", Log::Mode::read_only);
  const Views now = replay(log, {});
  const auto& registers = now.facts().registers();
  const StatementQuestion whole{.party = registers.find(PartyKind::library, "bibliocenter").value(),
                                .quarter = parse_quarter("2026-Q3").value()};
  const auto& numbers = now.facts().vouchers().numbers();
  const auto statement = statement_of(now.books(), log, numbers, whole);
  ASSERT_TRUE(statement);
  auto bounded = whole;
  bounded.most_events = statement->events.size();
  EXPECT_TRUE(statement_of(now.books(), log, numbers, bounded));
  --bounded.most_events;
  EXPECT_FALSE(statement_of(now.books(), log, numbers, bounded));
}

TEST(PlanStatement, OfWhatIsNotThereIsRefused) {
  const auto code = [](const Words& options) {
    Words words{"statement", BONBOEK_PLAN_LEDGER};
    words.insert(words.end(), options.begin(), options.end());
    return run(words).code;
  };
  EXPECT_EQ(code({"library", "nowhere", "2026-Q3"}), 66);
  EXPECT_EQ(code({"library", "bibliocenter", "2031-Q3"}), 66);
  EXPECT_EQ(code({"library", "bibliocenter", "2026-Q5"}), 64);
  EXPECT_EQ(code({"province", "limburg", "2026-Q3"}), 64);
}

}  // namespace
}  // namespace bonboek::test
