#include "ledger/invoices.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

constexpr PartyIndex venlo{1};

Run run_of(EventType type, std::initializer_list<std::uint32_t> vouchers, std::int64_t cents, Year year = 2025) {
  Run run;
  run.fact.type = type;
  run.fact.party = venlo;
  run.fact.invoice = "F1";
  run.fact.kind = Kind::membership;
  run.fact.year = year;
  run.fact.amount = Cents{cents};
  run.fact.occurred_on = date_of(2026, 1, 5);
  for (const auto voucher : vouchers) run.vouchers.push_back(VoucherIndex{voucher});
  return run;
}

Run bounce_of(std::initializer_list<std::uint32_t> vouchers, std::int64_t cents, Year year = 2025) {
  Run run = run_of(EventType::reversed, vouchers, cents, year);
  run.fact.reversed_type = EventType::paid;
  return run;
}

void expect_sums(const Invoices& invoices, std::int64_t open, std::int64_t paid, std::int64_t credited) {
  const Invoice* invoice = invoices.find(venlo, "F1");
  ASSERT_NE(invoice, nullptr);
  EXPECT_EQ(invoice->open, Cents{open});
  EXPECT_EQ(invoice->paid, Cents{paid});
  EXPECT_EQ(invoice->credited, Cents{credited});
  EXPECT_EQ(invoice->total(), Cents{open + paid + credited});
}

TEST(Invoices, AreFoundByPartyAndNumber) {
  Invoices invoices;
  invoices.apply(run_of(EventType::invoiced, {3, 1}, 4200));
  const Invoice* invoice = invoices.find(venlo, "F1");
  ASSERT_NE(invoice, nullptr);
  EXPECT_EQ(invoice->kind, Kind::membership);
  EXPECT_EQ(invoice->invoiced_on, date_of(2026, 1, 5));
  ASSERT_EQ(invoice->line_count(), 2U);
  EXPECT_EQ(invoice->lines().front().voucher, VoucherIndex{3});
  EXPECT_EQ(invoices.find(venlo, "F2"), nullptr);
  EXPECT_EQ(invoices.find(PartyIndex{2}, "F1"), nullptr);
}

TEST(Invoices, MoveLinesWhicheverWayTheirVouchersAreListed) {
  Invoices invoices;
  invoices.apply(run_of(EventType::invoiced, {5, 1, 4, 2, 3}, 4200));
  invoices.apply(run_of(EventType::credited, {5, 2, 4}, 4200));
  expect_sums(invoices, 8400, 0, 12'600);
  std::vector<LineState> states;
  for (const InvoiceLine& line : invoices.find(venlo, "F1")->lines()) states.push_back(line.state);
  using enum LineState;
  EXPECT_EQ(states, (std::vector{credited, open, credited, credited, open}));
}

TEST(Invoices, MoveLinesBetweenOpenPaidAndCredited) {
  Invoices invoices;
  invoices.apply(run_of(EventType::invoiced, {1, 2, 3}, 4200));
  invoices.apply(run_of(EventType::invoiced, {1}, 4500, 2026));
  expect_sums(invoices, 17'100, 0, 0);
  invoices.apply(run_of(EventType::credited, {2}, 4200));
  expect_sums(invoices, 12'900, 0, 4200);
  invoices.apply(run_of(EventType::paid, {1, 3}, 4200));
  invoices.apply(run_of(EventType::paid, {1}, 4500, 2026));
  expect_sums(invoices, 0, 12'900, 4200);
  invoices.apply(bounce_of({1}, 4500, 2026));
  expect_sums(invoices, 4500, 8400, 4200);
}

TEST(Invoices, ACreditedLineMayStandOnTheInvoiceAgain) {
  Invoices invoices;
  invoices.apply(run_of(EventType::invoiced, {1}, 4200));
  invoices.apply(run_of(EventType::credited, {1}, 4200));
  invoices.apply(run_of(EventType::invoiced, {1}, 4200));
  expect_sums(invoices, 4200, 0, 4200);
  invoices.apply(run_of(EventType::paid, {1}, 4200));
  expect_sums(invoices, 0, 4200, 4200);
}

TEST(Invoices, AreRestoredAsTheyWere) {
  Invoices invoices;
  const Invoices::Key key{venlo, "F1"};
  invoices.apply(run_of(EventType::invoiced, {1}, 4200));
  const Invoice before = *invoices.find(venlo, "F1");
  invoices.apply(run_of(EventType::paid, {1}, 4200));
  invoices.restore(key, before);
  expect_sums(invoices, 4200, 0, 0);
  invoices.restore(key, std::nullopt);
  EXPECT_EQ(invoices.find(venlo, "F1"), nullptr);
  EXPECT_TRUE(invoices.all().empty());
}

TEST(InvoicesDeathTest, AbortOnALineThatIsNotThere) {
  Invoices invoices;
  EXPECT_DEATH(invoices.apply(run_of(EventType::paid, {1}, 4200)), "");
  invoices.apply(run_of(EventType::invoiced, {1}, 4200));
  EXPECT_DEATH(invoices.apply(run_of(EventType::paid, {2}, 4200)), "");
  EXPECT_DEATH(invoices.apply(run_of(EventType::paid, {1}, 4200, 2026)), "");
  EXPECT_DEATH(invoices.apply(bounce_of({1}, 4200)), "");
}

}  // namespace
}  // namespace bonboek
