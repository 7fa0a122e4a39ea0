// Items of one submission are decided one after the other, each on the facts that those before it left. What the log
// holds of a voucher is read before the first of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/ledger/rule_player.hpp"
#include "tests/ledger/rule_row.hpp"

namespace bonboek {
namespace {

class OneSubmission : public testing::Test {
 protected:
  void SetUp() override {
    const auto tables = read_rule_tables(BONBOEK_SCENARIOS);
    const auto table = std::ranges::find(tables, "five redeemed", &RuleTable::name);
    ASSERT_NE(table, tables.end());
    player_.play(lines_of(*table, tables));
    ledger_ = player_.ledger();
  }

  /// Decides rows as items of one submission. The names of the first refusal of each, or "ok".
  std::vector<std::string> submit(const std::vector<std::string>& rows) {
    std::vector<RuleRow> items;
    std::vector<Fetched> fetched;
    for (const auto& row : rows) {
      items.push_back(parse_row(row + " -> ok", [](auto label) { return Sequence{std::stoull(std::string(label))}; }));
      fetched.push_back(ledger_.fetch(items.back().item));
    }
    std::vector<std::string> outcomes;
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto decision = decide(ledger_.facts(), items[i].item, {items[i].poster, items[i].day, 0}, fetched[i]);
      const auto& refusals = decision.refusals;
      outcomes.emplace_back(refusals.empty() ? "ok" : row_of(refusals.list[0].code).name);
      if (refusals.empty()) ledger_.record(std::move(decision.runs), items[i].poster.name, Timestamp{0});
    }
    return outcomes;
  }

  [[nodiscard]] Sequence last_of(VoucherIndex index) const { return ledger_.facts().vouchers().at(index).last; }

  RulePlayer player_;
  MemoryLedger ledger_;
};

using Outcomes = std::vector<std::string>;
constexpr VoucherIndex first_voucher{0};

TEST_F(OneSubmission, UsesWhatItMintedItself) {
  EXPECT_EQ(submit({"2025-10-20 coordinator minted 25-21 intermediary=fonds",
                    "2025-10-20 coordinator issued 25-21 intermediary=fonds track=1",
                    "2025-10-20 coordinator redeemed 25-21 library=venlo",
                    "2025-10-20 coordinator redeemed 25-21 library=venlo"}),
            (Outcomes{"ok", "ok", "ok", "already-redeemed"}));
}

TEST_F(OneSubmission, ReversesAnEventOnce) {
  const auto redemption = std::to_string(last_of(first_voucher).value);
  const auto cost = ledger_.facts().fund().cost(2025);
  EXPECT_EQ(submit({"2025-10-20 venlo(library) reversed " + redemption + " reason=duplicate",
                    "2025-10-20 venlo(library) reversed " + redemption + " reason=duplicate"}),
            (Outcomes{"ok", "something-rests-on-it"}));
  EXPECT_EQ(ledger_.facts().fund().cost(2025), cost - Cents{4200});
}

TEST_F(OneSubmission, ReversesNoEventOfAVoucherThatItChanged) {
  const auto redemption = std::to_string(last_of(first_voucher).value);
  EXPECT_EQ(submit({"2025-10-20 venlo(library) reversed " + redemption + " reason=duplicate",
                    "2025-10-20 venlo(library) redeemed 25-1",
                    "2025-10-20 venlo(library) reversed " + redemption + " reason=duplicate"}),
            (Outcomes{"ok", "ok", "something-rests-on-it"}));
}

TEST_F(OneSubmission, ReversesAMovementOfTheFundOnce) {
  const auto deposit = std::string("10");
  ASSERT_EQ(ledger_.event(Sequence{10}).fact.type, EventType::fund_deposited);
  EXPECT_EQ(submit({"2025-10-20 coordinator reversed " + deposit + " reason=duplicate",
                    "2025-10-20 coordinator reversed " + deposit + " reason=duplicate"}),
            (Outcomes{"ok", "already-reversed"}));
}

}  // namespace
}  // namespace bonboek
