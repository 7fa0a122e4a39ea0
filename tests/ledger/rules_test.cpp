#include "ledger/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/ledger/rule_player.hpp"
#include "tests/ledger/rule_row.hpp"
#include "tests/ledger/rule_table.hpp"

namespace bonboek {
namespace {

const std::vector<RuleTable>& tables() {
  static const auto all = read_rule_tables(BONBOEK_SCENARIOS);
  return all;
}

std::string name_of_test(const testing::TestParamInfo<RuleTable>& table) {
  std::string name;
  bool starts_word = true;
  for (char c : table.param.name) {
    const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (is_letter) name += static_cast<char>(starts_word ? std::toupper(c) : c);
    starts_word = !is_letter;
  }
  return name;
}

class RuleTables : public testing::TestWithParam<RuleTable> {};

TEST_P(RuleTables, HoldsRowByRow) {
  RulePlayer player;
  player.play(lines_of(GetParam(), tables()));
}

INSTANTIATE_TEST_SUITE_P(Scenarios, RuleTables, testing::ValuesIn(tables()), name_of_test);

/// Whether `decide` can refuse so. Of 1xx it finds four, which need the facts; the rest of 1xx and 8xx belong to those
/// who read and group what is posted.
bool comes_from_deciding(RefusalCode code) {
  using enum RefusalCode;
  const auto number = static_cast<int>(code);
  return code == missing_field || code == bad_value || code == too_many_events || code == repeated_voucher ||
         (number >= 200 && number < 800);
}

TEST(Rules, EveryRefusalStandsInARow) {
  std::set<std::string> named;
  for (const RuleTable& table : tables()) {
    for (const RuleLine& line : table.lines) {
      if (line.text.starts_with("= ")) continue;
      for (const auto& refusal : refusals_of(line.text)) named.insert(refusal.substr(0, refusal.find(' ')));
    }
  }
  for (const RefusalRow& row : refusal_list()) {
    if (!comes_from_deciding(row.code)) continue;
    EXPECT_TRUE(named.contains(std::string(row.name))) << row.name;
  }
}

TEST(Rules, EveryTypeOfEventStandsInARow) {
  for (const EventRow& row : catalogue()) {
    const auto word = " " + std::string(name_of(row.type)) + " ";
    EXPECT_TRUE(std::ranges::any_of(tables(), [&](const RuleTable& table) {
      return std::ranges::any_of(table.lines, [&](const RuleLine& line) {
        return line.text.find(word) != std::string::npos && line.text.find("-> ok") != std::string::npos;
      });
    })) << word;
  }
}

}  // namespace
}  // namespace bonboek
