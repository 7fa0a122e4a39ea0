#include "ledger/transition.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

constexpr PartyIndex fonds{0};
constexpr PartyIndex venlo{1};

/// A voucher, whose memberships begin in 2025, and its renewal of 2026, as facts change them.
class VoucherLife : public testing::Test {
 protected:
  void happen(const Fact& fact) {
    transition(fact, Sequence{next_++}, voucher_, membership_year_of(fact) == 2026 ? of_2026_ : scratch_);
    EXPECT_FALSE(scratch_.stands());
  }

  static Fact fact(EventType type, Date day, PartyIndex party, std::int64_t cents = 0) {
    Fact fact;
    fact.type = type;
    fact.occurred_on = day;
    fact.party = party;
    fact.amount = Cents{cents};
    return fact;
  }

  static Fact reversal_of(const Fact& undone) {
    Fact fact = undone;
    fact.type = EventType::reversed;
    fact.reversed_type = undone.type;
    fact.reversed_occurred_on = undone.occurred_on;
    fact.occurred_on = date_of(2027, 5, 5);
    return fact;
  }

  void mint() { happen(fact(EventType::minted, date_of(2025, 10, 1), PartyIndex::none())); }

  static Fact issue() {
    Fact issued = fact(EventType::issued, date_of(2025, 10, 3), fonds, 400);
    issued.track = 3;
    issued.municipality = Municipality{983};
    return issued;
  }

  static Fact invoice(EventType type, Kind kind, Year year) {
    Fact invoiced = fact(type, date_of(2026, 2, 1), kind == Kind::handling ? fonds : venlo);
    invoiced.kind = kind;
    invoiced.year = year;
    return invoiced;
  }

  [[nodiscard]] Membership of_2025() const { return voucher_.first_membership(); }

  Voucher voucher_;
  Membership of_2026_;

 private:
  Membership scratch_;
  std::uint64_t next_{0};
};

TEST_F(VoucherLife, MovesFromStockToItsRecipientsLibrary) {
  mint();
  EXPECT_EQ(voucher_.place(), Place::in_stock);
  happen(fact(EventType::allotted, date_of(2025, 10, 2), fonds));
  EXPECT_EQ(voucher_.place(), Place::with_intermediary);
  EXPECT_EQ(voucher_.held_since, date_of(2025, 10, 2));
  EXPECT_EQ(voucher_.minted_on, date_of(2025, 10, 1));
  happen(issue());
  EXPECT_EQ(voucher_.place(), Place::issued);
  EXPECT_EQ(Track{voucher_.track}, 3);
  EXPECT_EQ(voucher_.municipality, Municipality{983});
  EXPECT_EQ(voucher_.handling, Stage::accrued);
  EXPECT_EQ(voucher_.handling_cents, 400U);
  happen(fact(EventType::redeemed, date_of(2025, 12, 31), venlo, 4200));
  EXPECT_EQ(voucher_.place(), Place::redeemed);
  EXPECT_EQ(of_2025().stage(), Stage::accrued);
  EXPECT_EQ(of_2025().amount_cents, 4200U);
  EXPECT_EQ(of_2025().library, venlo);
  EXPECT_EQ(date_in_year(2025, of_2025().day), date_of(2025, 12, 31));
  EXPECT_EQ(of_2025().is_renewal, 0);
  EXPECT_EQ(voucher_.last, Sequence{3});
}

TEST_F(VoucherLife, RenewsInTheYearOfItsDay) {
  mint();
  happen(fact(EventType::redeemed, date_of(2025, 12, 31), venlo, 4200));
  happen(fact(EventType::renewed, date_of(2026, 1, 1), fonds, 4500));
  EXPECT_EQ(of_2026_.is_renewal, 1);
  EXPECT_EQ(of_2026_.day, 0);
  EXPECT_EQ(of_2026_.amount_cents, 4500U);
  EXPECT_EQ(of_2025().amount_cents, 4200U);
}

TEST_F(VoucherLife, KeepsTheLastDayOfALeapYear) {
  Membership of_2028;
  transition(fact(EventType::renewed, date_of(2028, 12, 31), venlo, 4500), Sequence{0}, voucher_, of_2028);
  EXPECT_EQ(of_2028.day, 365);
}

TEST_F(VoucherLife, IsInvoicedCreditedAndPaidByYearAndKind) {
  mint();
  happen(issue());
  happen(fact(EventType::redeemed, date_of(2025, 10, 9), venlo, 4200));
  happen(fact(EventType::renewed, date_of(2026, 1, 9), venlo, 4500));
  happen(invoice(EventType::invoiced, Kind::membership, 2025));
  EXPECT_EQ(of_2025().stage(), Stage::invoiced);
  EXPECT_EQ(of_2026_.stage(), Stage::accrued);
  EXPECT_EQ(voucher_.handling, Stage::accrued);
  happen(invoice(EventType::invoiced, Kind::handling, 2025));
  EXPECT_EQ(voucher_.handling, Stage::invoiced);
  happen(invoice(EventType::credited, Kind::membership, 2025));
  EXPECT_EQ(of_2025().stage(), Stage::accrued);
  happen(invoice(EventType::paid, Kind::handling, 2025));
  EXPECT_EQ(voucher_.handling, Stage::paid);
  EXPECT_EQ(of_2025().stage(), Stage::accrued);
  happen(reversal_of(invoice(EventType::paid, Kind::handling, 2025)));
  EXPECT_EQ(voucher_.handling, Stage::invoiced);
}

TEST_F(VoucherLife, AReversalLeavesOnlyItsMark) {
  mint();
  const Voucher minted = voucher_;
  const auto expect_as_minted = [&](std::uint64_t last) {
    EXPECT_EQ(voucher_.last, Sequence{last});
    EXPECT_EQ(voucher_.place(), minted.place());
    EXPECT_EQ(voucher_.issued_on, minted.issued_on);
    EXPECT_EQ(voucher_.redeemed_on, minted.redeemed_on);
    EXPECT_EQ(Track{voucher_.track}, Track{minted.track});
    EXPECT_EQ(voucher_.municipality, minted.municipality);
    EXPECT_EQ(voucher_.handling, minted.handling);
    EXPECT_EQ(voucher_.handling_cents, minted.handling_cents);
    EXPECT_FALSE(of_2025().stands());
    EXPECT_FALSE(of_2026_.stands());
  };
  for (const Fact& done : {issue(), fact(EventType::redeemed, date_of(2025, 10, 9), venlo, 4200),
                           fact(EventType::renewed, date_of(2026, 1, 9), venlo, 4500)}) {
    happen(done);
    happen(reversal_of(done));
  }
  expect_as_minted(6);
  Fact lost = fact(EventType::voided, date_of(2025, 10, 4), PartyIndex::none());
  lost.reason = Reason::lost;
  happen(lost);
  EXPECT_EQ(voucher_.place(), Place::voided);
  happen(reversal_of(lost));
  expect_as_minted(8);
}

TEST_F(VoucherLife, AReversedAllotmentRestoresWhoHeldIt) {
  mint();
  const Fact allotted = fact(EventType::allotted, date_of(2025, 10, 2), fonds);
  happen(allotted);
  Fact undone = reversal_of(allotted);
  undone.restored_holder = venlo;
  undone.restored_since = date_of(2025, 10, 1);
  happen(undone);
  EXPECT_EQ(voucher_.holder, venlo);
  EXPECT_EQ(voucher_.held_since, date_of(2025, 10, 1));
}

TEST_F(VoucherLife, AMembershipsYearIsThatOfWhatIsUndone) {
  const Fact redeemed = fact(EventType::redeemed, date_of(2025, 12, 31), venlo, 4200);
  EXPECT_EQ(membership_year_of(redeemed), 2025);
  EXPECT_EQ(membership_year_of(reversal_of(redeemed)), 2025);
  EXPECT_EQ(membership_year_of(invoice(EventType::paid, Kind::membership, 2025)), 2025);
  EXPECT_EQ(membership_year_of(invoice(EventType::paid, Kind::handling, 2025)), 0);
  EXPECT_EQ(membership_year_of(reversal_of(invoice(EventType::paid, Kind::membership, 2026))), 2026);
  EXPECT_EQ(membership_year_of(issue()), 0);
}

}  // namespace
}  // namespace bonboek
