#include "ledger/registers.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

Fact fact(EventType type, Date day) {
  Fact made;
  made.type = type;
  made.occurred_on = day;
  return made;
}

Fact registration(EventType type, std::string_view id, std::uint16_t party, Date day) {
  Fact made = fact(type, day);
  made.id = id;
  made.name = "a name";
  made.party = PartyIndex{party};
  made.tracks = 3;
  return made;
}

Fact tariff(Kind kind, Date from, std::int64_t cents) {
  Fact made = fact(EventType::tariff_set, date_of(2025, 9, 1));
  made.kind = kind;
  made.from = from;
  made.amount = Cents{cents};
  return made;
}

TEST(Registers, BeginWithTheirDefaults) {
  const Registers registers;
  EXPECT_FALSE(registers.scheme());
  EXPECT_EQ(registers.policy(Policy::redemption_before_issue), PolicyValue::accept);
  EXPECT_EQ(registers.policy(Policy::exposure), PolicyValue::refuse);
  EXPECT_EQ(registers.policy(Policy::clock), PolicyValue::system);
  EXPECT_FALSE(registers.tariff(Kind::membership, last_date));
  EXPECT_FALSE(registers.ceiling(2025));
  EXPECT_FALSE(registers.find(PartyKind::library, ""));
}

TEST(Registers, ATariffHoldsFromItsDayUntilTheNext) {
  Registers registers;
  registers.apply(tariff(Kind::membership, date_of(2026, 1, 1), 4500), Sequence{0});
  registers.apply(tariff(Kind::membership, date_of(2025, 1, 1), 4200), Sequence{1});
  registers.apply(tariff(Kind::handling, date_of(2025, 6, 1), 400), Sequence{2});
  EXPECT_FALSE(registers.tariff(Kind::membership, date_of(2024, 12, 31)));
  EXPECT_EQ(registers.tariff(Kind::membership, date_of(2025, 1, 1)), Cents{4200});
  EXPECT_EQ(registers.tariff(Kind::membership, date_of(2025, 12, 31)), Cents{4200});
  EXPECT_EQ(registers.tariff(Kind::membership, date_of(2026, 1, 1)), Cents{4500});
  EXPECT_EQ(registers.tariff(Kind::membership, last_date), Cents{4500});
  EXPECT_FALSE(registers.tariff(Kind::handling, date_of(2025, 5, 31)));
  EXPECT_EQ(registers.tariff(Kind::handling, date_of(2025, 6, 1)), Cents{400});
  registers.apply(tariff(Kind::membership, date_of(2026, 1, 1), 4600), Sequence{3});
  EXPECT_EQ(registers.tariff(Kind::membership, date_of(2026, 1, 1)), Cents{4600});
}

TEST(Registers, APartyTakesPartInSpansWithBothEndsIncluded) {
  Registers registers;
  const auto venlo = registration(EventType::library_registered, "venlo", 0, date_of(2025, 9, 1));
  registers.apply(venlo, Sequence{0});
  Fact withdrawal = registration(EventType::library_withdrawn, "venlo", 0, date_of(2025, 12, 31));
  registers.apply(withdrawal, Sequence{1});
  auto back = venlo;
  back.occurred_on = date_of(2026, 3, 1);
  back.name = "another name";
  registers.apply(back, Sequence{2});
  const Party& party = registers.party(PartyIndex{0});
  EXPECT_FALSE(party.takes_part_on(date_of(2025, 8, 31)));
  EXPECT_TRUE(party.takes_part_on(date_of(2025, 9, 1)));
  EXPECT_TRUE(party.takes_part_on(date_of(2025, 12, 31)));
  EXPECT_FALSE(party.takes_part_on(date_of(2026, 1, 1)));
  EXPECT_FALSE(party.takes_part_on(date_of(2026, 2, 28)));
  EXPECT_TRUE(party.takes_part_on(date_of(2026, 3, 1)));
  EXPECT_TRUE(party.takes_part_still());
  EXPECT_EQ(party.spans.size(), 2U);
  EXPECT_EQ(party.name, "another name");
  EXPECT_EQ(registers.parties().size(), 1U);
}

TEST(Registers, DetailsChangeWithoutANewSpan) {
  Registers registers;
  registers.apply(registration(EventType::library_registered, "venlo", 0, date_of(2025, 9, 1)), Sequence{0});
  auto changed = registration(EventType::library_registered, "venlo", 0, date_of(2025, 10, 1));
  changed.iban = "NL91ABNA0417164300";
  changed.tracks = 8;
  registers.apply(changed, Sequence{1});
  EXPECT_EQ(registers.party(PartyIndex{0}).iban, "NL91ABNA0417164300");
  EXPECT_EQ(registers.party(PartyIndex{0}).tracks, 8);
  EXPECT_EQ(registers.party(PartyIndex{0}).spans.size(), 1U);
}

TEST(Registers, LibrariesAndIntermediariesHaveIdsOfTheirOwn) {
  Registers registers;
  registers.apply(registration(EventType::library_registered, "venlo", 0, date_of(2025, 9, 1)), Sequence{0});
  registers.apply(registration(EventType::intermediary_accredited, "venlo", 1, date_of(2025, 9, 1)), Sequence{1});
  EXPECT_EQ(registers.find(PartyKind::library, "venlo"), PartyIndex{0});
  EXPECT_EQ(registers.find(PartyKind::intermediary, "venlo"), PartyIndex{1});
  EXPECT_EQ(registers.party(PartyIndex{1}).kind, PartyKind::intermediary);
}

TEST(Registers, TheLatestCeilingOfAYearHolds) {
  Registers registers;
  Fact ceiling = fact(EventType::ceiling_set, date_of(2025, 9, 1));
  ceiling.year = 2026;
  ceiling.amount = Cents{100};
  registers.apply(ceiling, Sequence{0});
  ceiling.amount = Cents{90};
  registers.apply(ceiling, Sequence{1});
  EXPECT_EQ(registers.ceiling(2026), Cents{90});
  EXPECT_FALSE(registers.ceiling(2025));
}

TEST(Registers, RememberClosedQuartersAndReversedMovements) {
  Registers registers;
  Fact closing = fact(EventType::quarter_closed, date_of(2026, 1, 5));
  closing.quarter = quarter_of(date_of(2025, 12, 1));
  registers.apply(closing, Sequence{40});
  EXPECT_EQ(registers.closed_quarters().at(closing.quarter), Sequence{40});
  Fact undoing = fact(EventType::reversed, date_of(2026, 1, 6));
  undoing.reversed_sequence = Sequence{12};
  registers.apply(undoing, Sequence{41});
  EXPECT_TRUE(registers.is_movement_reversed(Sequence{12}));
  EXPECT_FALSE(registers.is_movement_reversed(Sequence{41}));
}

}  // namespace
}  // namespace bonboek
