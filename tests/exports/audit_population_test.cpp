// Paid claims whose way is not whole: what the rules refuse, written to a log past them.
#include "exports/audit_population.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace bonboek {
namespace {

constexpr Year year = 2026;
constexpr PartyIndex library{0};
constexpr PartyIndex intermediary{1};

Fact fact(EventType type, PartyIndex party = PartyIndex::none()) {
  Fact fact;
  fact.type = type;
  fact.party = party;
  fact.occurred_on = date_of(year, 3, 1);
  return fact;
}

Fact claim(EventType type, Kind kind = Kind::membership, Year of = year) {
  Fact each = fact(type, kind == Kind::membership ? library : intermediary);
  each.kind = kind;
  each.year = of;
  each.amount = Cents{4500};
  each.invoice = "V-1";
  return each;
}

Fact reversal(const Fact& undone, Sequence sequence) {
  Fact each = undone;
  each.type = EventType::reversed;
  each.reversed_type = undone.type;
  each.reversed_occurred_on = undone.occurred_on;
  each.reversed_sequence = sequence;
  return each;
}

/// The claims that are paid after these events about one voucher.
std::vector<PaidClaim> claims_after(const std::vector<Fact>& facts) {
  std::vector<Run> runs;
  Sequence previous;
  for (const Fact& each : facts) {
    runs.push_back({each, {VoucherIndex{0}}, {previous}});
    previous = Sequence{runs.size() - 1};
  }
  std::vector<const Run*> added;
  for (const Run& run : runs) added.push_back(&run);
  BlockBuilder builder(Sequence{0});
  Submission submission;
  submission.actor = "cubiss";
  builder.add(submission, added);
  Record record;
  record.first = Sequence{0};
  record.event_count = builder.event_count();
  record.block = std::move(builder).finish();
  const auto folder = std::filesystem::temp_directory_path() /
                      ("population_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  std::filesystem::remove_all(folder);
  std::vector<PaidClaim> claims;
  {
    Log log(folder, Log::Mode::create);
    EXPECT_EQ(log.append(record), AppendOutcome::ok);
    claims = audit_population(log, log.tip(), year).claims;
  }
  std::filesystem::remove_all(folder);
  return claims;
}

using Missing = std::vector<MissingLink>;

const Fact minted = fact(EventType::minted, intermediary);
const Fact issued = fact(EventType::issued, intermediary);
const Fact redeemed = fact(EventType::redeemed, library);
const Fact invoiced = claim(EventType::invoiced);
const Fact paid = claim(EventType::paid);

Missing missing_after(const std::vector<Fact>& facts) {
  const auto claims = claims_after(facts);
  EXPECT_EQ(claims.size(), 1U);
  return claims.empty() ? Missing{} : claims.front().missing;
}

TEST(AuditPopulation, WholeWayLacksNothing) {
  const auto claims = claims_after({minted, issued, redeemed, invoiced, paid});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].missing, Missing{});
  EXPECT_EQ(claims[0].handed_out, Sequence{0});
  EXPECT_EQ(claims[0].paid, Sequence{4});
}

TEST(AuditPopulation, NamesEachLinkThatIsMissing) {
  EXPECT_EQ(missing_after({minted, redeemed, invoiced, paid}), Missing{MissingLink::issue});
  EXPECT_EQ(missing_after({fact(EventType::minted), issued, redeemed, invoiced, paid}),
            Missing{MissingLink::handing_out});
  EXPECT_EQ(missing_after({minted, issued, redeemed, paid}), Missing{MissingLink::invoice});
  EXPECT_EQ(missing_after({minted, issued, redeemed, invoiced, paid, paid}), Missing{MissingLink::single_payment});
  EXPECT_EQ(missing_after({minted, issued, invoiced, paid}), (Missing{MissingLink::redemption, MissingLink::renewal}));
  EXPECT_EQ(missing_after({minted, issued, redeemed, invoiced, paid, reversal(issued, Sequence{1})}),
            Missing{MissingLink::issue});
}

TEST(AuditPopulation, WantsARenewalOfAMembershipThatContinues) {
  Fact earlier = redeemed;
  earlier.occurred_on = date_of(year - 1, 3, 1);
  EXPECT_EQ(missing_after({minted, issued, earlier, invoiced, paid}), Missing{MissingLink::renewal});
  EXPECT_EQ(missing_after({minted, issued, earlier, fact(EventType::renewed, library), invoiced, paid}), Missing{});
}

TEST(AuditPopulation, WantsNoRedemptionOfAHandling) {
  EXPECT_EQ(missing_after(
                {minted, issued, claim(EventType::invoiced, Kind::handling), claim(EventType::paid, Kind::handling)}),
            Missing{});
}

TEST(AuditPopulation, LeavesOutWhatIsNotPaidOrOfAnotherYear) {
  EXPECT_TRUE(claims_after({minted, issued, redeemed, invoiced}).empty());
  EXPECT_TRUE(claims_after({minted, issued, redeemed, invoiced, paid, reversal(paid, Sequence{4})}).empty());
  EXPECT_TRUE(claims_after({minted, issued, redeemed, claim(EventType::paid, Kind::membership, year + 1)}).empty());
}

TEST(AuditPopulation, KnowsWhoHeldItAfterAnAllotmentIsUndone) {
  const Fact allotted = fact(EventType::allotted, intermediary);
  const auto claims =
      claims_after({minted, allotted, reversal(allotted, Sequence{1}), issued, redeemed, invoiced, paid});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].handed_out, Sequence{0});
}

}  // namespace
}  // namespace bonboek
