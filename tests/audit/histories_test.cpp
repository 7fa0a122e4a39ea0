// What keeps the rules is found to keep them, whatever it is.
#include <gtest/gtest.h>

#include "tests/audit/export_text.hpp"
#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

std::vector<RuleTable> tables() {
  return read_rule_tables(BONBOEK_SCENARIOS);
}

class TableHistories : public testing::TestWithParam<RuleTable> {};
INSTANTIATE_TEST_SUITE_P(Tables, TableHistories, testing::ValuesIn(tables()));

TEST_P(TableHistories, Hold) {
  RulePlayer player;
  player.play(lines_of(GetParam(), tables()));
  const auto lines = lines_of(player.ledger());
  if (lines.empty()) return;
  const NoteSigner signer = NoteSigner::generate(player.ledger().facts().registers().scheme()->origin);
  const auto findings = audit(joined(lines), {checkpoint_of(lines, lines.size(), signer)}, nullptr, signer);
  const bool is_too_long = lines.size() > max_submission_events;  // rules know no bound of submissions
  EXPECT_EQ(findings.count(), is_too_long ? 1U : 0U) << text_of(findings);
  for (const Finding& finding : findings.list()) EXPECT_EQ(finding.broken, Broken(RefusalCode::too_many_events));
}

TEST(Histories, OfChanceHold) {
  const bool holds = rc::check("any history that the rules accepted holds", [] {
    MemoryLedger ledger = opened_ledger();
    play_as_posted(*arbitrary_moves(), ledger);
    const auto lines = lines_of(ledger);
    const auto findings = audit(joined(lines), {checkpoint_of(lines, lines.size(), log_signer())});
    RC_ASSERT(text_of(findings) == "");
  });
  EXPECT_TRUE(holds);
}

TEST(Histories, OfManyEventsOfAllTypesHold) {
  for (const MemoryLedger* ledger : {&ledger_of_every_type(), &busy_ledger()}) {
    const auto lines = lines_of(*ledger);
    const auto findings = audit(joined(lines), {checkpoint_of(lines, lines.size(), log_signer())});
    EXPECT_EQ(text_of(findings), "");
  }
  EXPECT_GT(lines_of(busy_ledger()).size(), 200U);
}

}  // namespace
}  // namespace bonboek
