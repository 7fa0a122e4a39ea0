#include "ledger/facts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "ledger/block.hpp"
#include "tests/ledger/facts_text.hpp"
#include "tests/ledger/random_history.hpp"
#include "tests/ledger/recount.hpp"

namespace bonboek {
namespace {

RC_GTEST_PROP(Facts, CountTheFundAsTheEventsDo, ()) {
  auto ledger = opened_ledger();
  play(*arbitrary_moves(), ledger);
  RC_ASSERT(differences(recount(ledger), ledger.facts()) == std::string());
}

RC_GTEST_PROP(Facts, TakeBackWhatWasTriedOut, ()) {
  auto ledger = opened_ledger();
  play(*arbitrary_moves(), ledger);
  const auto before = text_of(ledger.facts());
  // As the service tries out a submission: each item sees what those before it would do.
  auto savepoint = ledger.facts().savepoint();
  std::vector<Applied> applied;
  auto tried = ledger;
  for (const Move& move : *arbitrary_moves()) {
    const auto request = request_of(move, tried);
    const auto at = morning_of(request.today);
    auto decision =
        decide(ledger.facts(), request.item, {the_coordinator(), request.today, 0}, tried.fetch(request.item));
    if (!decision.refusals.empty()) continue;
    for (const Run& run : decision.runs) {
      ledger.facts().remember(run, savepoint);
      applied.push_back({run, {}});
      ledger.facts().apply(run, at, applied.back().keep());
    }
    tried.record(std::move(decision.runs), "cubiss", at);
  }
  RC_ASSERT(text_of(ledger.facts()) == text_of(tried.facts()));
  ledger.facts().undo(applied, std::move(savepoint));
  RC_ASSERT(text_of(ledger.facts()) == before);
}

RC_GTEST_PROP(Facts, AreTheSameReadBackFromABlock, ()) {
  auto ledger = opened_ledger();
  play(*arbitrary_moves(), ledger);
  BlockBuilder builder(Sequence{0});
  for (const auto& recorded : ledger.recorded()) {
    Submission submission;
    submission.recorded_at = recorded.recorded_at;
    const Run* run = &recorded.run;
    builder.add(submission, std::span(&run, 1));
  }
  const auto block = std::move(builder).finish();
  Facts replayed;
  const Changed nothing = [](std::span<const Change>) {};
  BlockReader reader(block, Sequence{0});
  for (Submission submission; reader.next_submission(submission);) {
    Run run;
    for (Sequence first; reader.next_run(run, first);) replayed.apply(run, submission.recorded_at, nothing);
  }
  RC_ASSERT(text_of(replayed) == text_of(ledger.facts()));
}

RC_GTEST_PROP(Facts, PriceADayForEver, ()) {
  auto ledger = opened_ledger();
  play(*arbitrary_moves(), ledger);
  for (const auto& recorded : ledger.recorded()) {
    const Fact& fact = recorded.run.fact;
    const bool is_membership = fact.type == EventType::redeemed || fact.type == EventType::renewed;
    if (!is_membership && fact.type != EventType::issued) continue;
    const auto kind = is_membership ? Kind::membership : Kind::handling;
    RC_ASSERT(*ledger.facts().registers().tariff(kind, fact.occurred_on) == fact.amount);
  }
}

/// The properties above say little unless the histories reach what matters.
TEST(RandomHistory, RecordsEveryTypeAndReversesEveryTypeThatCanBe) {
  std::mt19937_64 random{25};
  std::set<EventType> recorded;
  std::set<EventType> undone;
  for (int history = 0; history < 40; ++history) {
    std::vector<Move> moves(400);
    for (Move& move : moves) {
      for (auto& choice : move) choice = static_cast<std::uint8_t>(random());
    }
    auto ledger = opened_ledger();
    play(moves, ledger);
    for (const auto& run : ledger.recorded()) {
      recorded.insert(run.run.fact.type);
      undone.insert(run.run.fact.reversed_type);
    }
    ASSERT_EQ(differences(recount(ledger), ledger.facts()), "") << "history " << history;
  }
  EXPECT_EQ(recorded.size(), Names<EventType>::list.size());
  using enum EventType;
  EXPECT_EQ(undone, (std::set<EventType>{none, allotted, issued, redeemed, renewed, voided, paid, fund_deposited,
                                         fund_returned, cost_booked}));
}

TEST(Facts, TellTheDayInTheSchemesZone) {
  const auto at = parse_timestamp("2025-12-31T23:30:00Z").value();
  EXPECT_EQ(Facts().today(at), date_of(2025, 12, 31));
  EXPECT_EQ(opened_ledger().facts().today(at), date_of(2026, 1, 1));
}

TEST(Facts, CommitWhatIsOutAtTheTariffsOfTheDay) {
  const auto ledger = opened_ledger();
  EXPECT_EQ(ledger.facts().commitment(date_of(2025, 12, 31)), Cents{20 * (4200 + 400)});
  EXPECT_EQ(ledger.facts().commitment(date_of(2026, 1, 1)), Cents{20 * (4500 + 400)});
  EXPECT_EQ(Facts().commitment(date_of(2026, 1, 1)), Cents{0});
}

}  // namespace
}  // namespace bonboek
