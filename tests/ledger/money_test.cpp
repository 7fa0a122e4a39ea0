#include "ledger/money.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace bonboek {
namespace {

constexpr Cents largest{std::numeric_limits<std::int64_t>::max()};
constexpr Cents smallest{std::numeric_limits<std::int64_t>::min()};

TEST(Money, AddsSubtractsAndMultipliesExactly) {
  EXPECT_EQ(Cents{4200} + Cents{400}, Cents{4600});
  EXPECT_EQ(Cents{4200} - Cents{4500}, Cents{-300});
  EXPECT_EQ(Cents{4500} * 12'500, Cents{56'250'000});
  EXPECT_EQ(-Cents{4200}, Cents{-4200});
  Cents sum{1};
  sum += Cents{2};
  sum -= Cents{5};
  EXPECT_EQ(sum, Cents{-2});
}

TEST(Money, TheLargestAmountOfEveryEventOfADecadeFits) {
  constexpr std::uint64_t events = 1'000'000'000;
  EXPECT_EQ((max_amount * events).value, 1'000'000'000'000'000'000);
}

TEST(MoneyDeathTest, AbortsRatherThanOverflow) {
  EXPECT_DEATH(static_cast<void>(largest + Cents{1}), "");
  EXPECT_DEATH(static_cast<void>(smallest - Cents{1}), "");
  EXPECT_DEATH(static_cast<void>(-smallest), "");
  EXPECT_DEATH(static_cast<void>(largest * 2), "");
}

}  // namespace
}  // namespace bonboek
