// The journal, added up by ledger and hledger: what they find on each account is what /v1/balances tells.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/exports/plan_ledger.hpp"
#include "tests/exports/tools.hpp"

namespace bonboek::test {
namespace {

using Sums = std::map<std::string, std::int64_t>;  // cents by account, those of nothing left out

struct Program {
  std::string name;
  std::string check;     // followed by the journal's file
  std::string balances;  // likewise; prints "ACCOUNT|EUR 12.00" a line, or the like in CSV
  std::string between;   // account and amount
};

void PrintTo(const Program& program, std::ostream* out) {
  *out << program.name;
}

const Program ledger{"ledger", "ledger --strict --pedantic balance -f ",
                     "ledger --strict --pedantic balance --flat --no-total "
                     "--balance-format '%(account)|%(display_total)\\n' -f ",
                     "|"};
const Program hledger{"hledger", "hledger check --strict ordereddates -f ",
                      "hledger balance --strict --flat --no-total --output-format=csv -f ", "\",\""};

/// "EUR -12.05" in cents.
std::int64_t cents_of(std::string_view amount) {
  if (amount == "0") return 0;
  if (!amount.starts_with("EUR ")) throw std::runtime_error("no amount: " + std::string(amount));
  std::string digits(amount.substr(4));
  const auto point = digits.find('.');
  digits.erase(point, 1);
  if (digits.size() != point + 2) throw std::runtime_error("not two decimals: " + std::string(amount));
  return std::stoll(digits);
}

Sums sums_by(const Program& program, const std::string& file) {
  const auto end = run_tool(program.balances + file);
  EXPECT_EQ(end.code, 0) << end.out;
  Sums sums;
  std::istringstream lines(end.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("\"account\"")) continue;
    std::erase(line, '\r');
    if (line.starts_with('"')) line = line.substr(1, line.size() - 2);
    const auto between = line.find(program.between);
    if (between == std::string::npos) throw std::runtime_error("not understood: " + line);
    const auto cents = cents_of(line.substr(between + program.between.size()));
    if (cents != 0) sums[line.substr(0, between)] = cents;
  }
  return sums;
}

/// "payable library venlo" is "liabilities:payable:library:venlo".
std::string journal_name(std::string name) {
  static const std::map<std::string, std::string> stems{{"bank", "assets:bank"},
                                                        {"subsidy", "income:subsidy"},
                                                        {"membership-cost", "expenses:membership"},
                                                        {"handling-cost", "expenses:handling"},
                                                        {"other-cost", "expenses:other"},
                                                        {"accrued", "liabilities:accrued"},
                                                        {"payable", "liabilities:payable"}};
  const auto space = name.find(' ');
  std::string stem = stems.at(name.substr(0, space));
  if (space == std::string::npos) return stem;
  std::ranges::replace(name, ' ', ':');
  return stem + name.substr(space);
}

Sums expected_sums(const Words& options) {
  Sums sums;
  for (const auto& [name, account] : balances(options)) {
    if (account.closing != 0) sums[journal_name(name)] = account.closing;
  }
  return sums;
}

class PlanJournal : public testing::TestWithParam<Program> {
 protected:
  void SetUp() override {
    if (!has_tool(GetParam().name)) GTEST_SKIP() << GetParam().name << " is not installed: ops/packages test";
  }
  TestFolder folder_;
};

TEST_P(PlanJournal, AddsUpToTheBalancesOfEveryMomentAndYear) {
  const std::vector<BooksCase> cases{
      {{}, ""},
      {{}, "2025"},
      {{}, "2028"},
      {{"--at-sequence", "60123"}, ""},
      {{"--known-at", "2027-01-15T00:00:00Z"}, "2026"},
  };
  for (const auto& [moment, year] : cases) {
    Words journal{"journal"};
    journal.insert(journal.end(), moment.begin(), moment.end());
    Words books = moment;
    if (!year.empty()) {
      journal.insert(journal.end(), {"--year", year});
      books.insert(books.end(), {"--period", year});
    }
    const auto file = folder_.write("books.journal", exported(journal));
    const auto checked = run_tool(GetParam().check + file);
    ASSERT_EQ(checked.code, 0) << checked.out;
    const auto expected = expected_sums(books);
    EXPECT_EQ(sums_by(GetParam(), file), expected) << year;
    EXPECT_FALSE(expected.empty());
  }
}

TEST_P(PlanJournal, IsFoundOutWhereACentIsAltered) {
  const std::string journal = exported({"journal", "--year", "2025"});
  // An amount, what should stand then, an account's name and its declaration: each in its last transaction or its first
  // line.
  const std::vector<std::pair<std::string, std::string>> alterations{
      {"EUR -", "EUR -1"}, {"= EUR ", "= EUR 1"}, {"liabilities:", "liabilities:x"}, {"expenses:", "expense:"}};
  for (const auto& [was, is] : alterations) {
    std::string altered = journal;
    altered.replace(altered.rfind(was), was.size(), is);
    EXPECT_NE(run_tool(GetParam().check + folder_.write("altered.journal", altered)).code, 0) << is;
  }
  std::string undeclared = journal;
  undeclared.replace(undeclared.find("account assets:bank\n"), 20, "");
  EXPECT_NE(run_tool(GetParam().check + folder_.write("undeclared.journal", undeclared)).code, 0);
}

INSTANTIATE_TEST_SUITE_P(Programs, PlanJournal, testing::Values(ledger, hledger),
                         [](const auto& program) { return program.param.name; });

TEST(PlanJournals, AreRefusedForAYearWithoutBooks) {
  for (const char* year : {"2024", "2023", "2029", "2099"}) {
    const auto ended = export_of_plan({"journal", "--year", year});
    EXPECT_EQ(ended.code, 66) << year;
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find(year), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace bonboek::test
