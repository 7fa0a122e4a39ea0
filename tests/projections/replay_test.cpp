// Two threads come to what one comes to. The log has vouchers enough that both have a share of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "bench/workload/found.hpp"
#include "bench/workload_log.hpp"
#include "projections/replay.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/books_text.hpp"

namespace bonboek {
namespace {

constexpr std::uint32_t voucher_count = Share::bay_vouchers + 20'000;
constexpr std::uint32_t block_events = 10'000;

/// The log, made once.
const Log& long_log() {
  static const TestFolder folder;
  static const Log log = [] {
    bench::write_log(folder.log(), bench::Workload({voucher_count, 5}), block_events);
    return Log(folder.log(), Log::Mode::read_only);
  }();
  return log;
}

bool same(const Membership& a, const Membership& b) {
  return a.amount_cents == b.amount_cents && a.library == b.library && a.day == b.day && a.stage() == b.stage();
}

void expect_same_vouchers(const Facts& one, const Facts& two) {
  ASSERT_EQ(one.vouchers().size(), two.vouchers().size());
  const auto years = one.vouchers().membership_years();
  ASSERT_TRUE(std::ranges::equal(years, two.vouchers().membership_years()));
  for (VoucherIndex index{0}; index.value < one.vouchers().size(); ++index.value) {
    const Voucher& a = one.vouchers().at(index);
    const Voucher& b = two.vouchers().at(index);
    ASSERT_EQ(a.last, b.last) << index.value;
    ASSERT_EQ(a.place(), b.place()) << index.value;
    ASSERT_EQ(a.holder, b.holder) << index.value;
    ASSERT_EQ(a.handling, b.handling) << index.value;
    for (Year year : years) {
      ASSERT_TRUE(same(one.vouchers().membership(year, index), two.vouchers().membership(year, index)));
    }
  }
}

void expect_same_invoices(const Invoices& one, const Invoices& two) {
  ASSERT_EQ(one.all().size(), two.all().size());
  for (const auto& [key, invoice] : one.all()) {
    const Invoice* other = two.find(key.first, key.second);
    ASSERT_NE(other, nullptr) << key.second;
    EXPECT_EQ(invoice.open, other->open);
    EXPECT_EQ(invoice.paid, other->paid);
    EXPECT_EQ(invoice.line_count(), other->line_count());
  }
}

void expect_same(const Views& one, const Views& two) {
  EXPECT_EQ(books_text(one.books()), books_text(two.books()));
  expect_same_vouchers(one.facts(), two.facts());
  expect_same_invoices(one.facts().invoices(), two.facts().invoices());
}

TEST(SharedReplay, OfTheWholeLogGivesTheSameViews) {
  expect_same(replay(long_log(), {}), replay_in_two(long_log(), {}));
}

TEST(SharedReplay, UpToAnEventWithinARunGivesTheSameViews) {
  const Moment moment{.known_at = {}, .at_sequence = Sequence{long_log().tip().value / 2}};
  expect_same(replay(long_log(), moment), replay_in_two(long_log(), moment));
}

TEST(SharedReplay, EndsWhereItIsTold) {
  Sequence told;
  const Views views = replay_in_two(long_log(), {}, [&](Sequence done) {
    told = done;
    return false;
  });
  EXPECT_EQ(views.facts().next(), told);
}

}  // namespace
}  // namespace bonboek
