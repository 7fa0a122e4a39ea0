#include "ledger/voucher_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "tests/ledger/arbitrary.hpp"

namespace bonboek {
namespace {

NumberFault fault_of(std::string_view text) {
  const auto range = parse_voucher_range(text);
  return range ? throw std::logic_error("parsed: " + std::string(text)) : range.error();
}

/// The printed digits alone.
std::string digits_of(VoucherNumber number) {
  auto text = to_string(number);
  std::erase(text, '-');
  return text;
}

/// Numbers of every size, drawn alike on every run.
std::vector<VoucherNumber> sample(std::size_t count) {
  std::mt19937_64 random{25};
  std::vector<VoucherNumber> numbers;
  for (std::size_t i = 0; i < count; ++i) {
    const auto year = static_cast<Year>(first_year + random() % 100);
    const std::uint32_t bound = i % 4 == 0 ? max_serial : 999'999;
    numbers.push_back({year, static_cast<std::uint32_t>(random() % bound + 1)});
  }
  return numbers;
}

TEST(VoucherNumber, HasTheCheckDigitsOfIso7064Mod97) {
  EXPECT_EQ(to_string(VoucherNumber{2025, 1}), "25-000001-10");
  EXPECT_EQ(to_string(VoucherNumber{2025, 500}), "25-000500-65");
  // The standard's own property: the number with its check digits leaves 1 when divided by 97.
  for (const auto number : sample(10'000)) ASSERT_EQ(std::stoull(digits_of(number)) % 97, 1) << to_string(number);
}

RC_GTEST_PROP(VoucherNumber, ParsesBack, (VoucherNumber number)) {
  RC_ASSERT(parse_voucher_number(to_string(number)).value() == number);
  RC_ASSERT(parse_voucher_number(digits_of(number)).value() == number);
}

TEST(VoucherNumber, TakesSpacesAndNoDashes) {
  const VoucherNumber expected{2025, 500};
  for (const auto* text : {"25-000500-65", "2500050065", "25 000500 65", " 25-000500-65 ", "25-000 500-65"}) {
    EXPECT_EQ(parse_voucher_number(text), expected) << text;
  }
}

TEST(VoucherNumber, GrowsToNineDigitsOfSerial) {
  for (const std::uint32_t serial : {999'999U, 1'000'000U, 9'999'999U, 10'000'000U, max_serial}) {
    const VoucherNumber number{2027, serial};
    EXPECT_EQ(parse_voucher_number(to_string(number)), number) << to_string(number);
  }
  EXPECT_EQ(to_string(VoucherNumber{2027, 1'234'567}).substr(0, 11), "27-1234567-");
}

TEST(VoucherNumber, ANumberHasOneFormOfItsSerial) {
  // 0123456 with seven digits has fitting check digits too: they are taken over the same sum.
  const auto long_form = "27-0123456-" + to_string(VoucherNumber{2027, 123'456}).substr(10);
  EXPECT_EQ(fault_of(long_form), NumberFault::malformed);
}

TEST(VoucherNumber, CatchesEverySingleWrongDigit) {
  std::size_t caught = 0;
  for (const auto number : sample(3'000)) {
    auto text = digits_of(number);
    for (char& digit : text) {
      const char right = digit;
      for (digit = '0'; digit <= '9'; ++digit) {
        if (digit == right) continue;
        ASSERT_FALSE(parse_voucher_number(text)) << text << " for " << to_string(number);
        ++caught;
      }
      digit = right;
    }
  }
  EXPECT_GT(caught, 250'000U);
}

TEST(VoucherNumber, CatchesEverySwapOfNeighboursAndOfDigitsOneApart) {
  std::size_t caught = 0;
  for (const auto number : sample(10'000)) {
    const auto text = digits_of(number);
    for (const std::size_t distance : {1U, 2U}) {
      for (std::size_t i = 0; i + distance < text.size(); ++i) {
        if (text[i] == text[i + distance]) continue;
        auto swapped = text;
        std::swap(swapped[i], swapped[i + distance]);
        ASSERT_FALSE(parse_voucher_number(swapped)) << swapped << " for " << text;
        ++caught;
      }
    }
  }
  EXPECT_GT(caught, 150'000U);
}

TEST(VoucherNumber, TellsWrongCheckDigitsFromOtherFaults) {
  EXPECT_EQ(fault_of("25-000001-11"), NumberFault::wrong_check_digits);
  EXPECT_EQ(fault_of("25-000002-10"), NumberFault::wrong_check_digits);
  EXPECT_EQ(fault_of("25-000001-00"), NumberFault::wrong_check_digits);
  for (const auto* text : {"", "-", "25", "25-000001", "25-00001-10", "25-000001-1", "25-000001-1x", "25_000001_10",
                           "25-000000-13", "25-000001-10-25-000001-10", "25-0000000001-10", "NL-000001-10",
                           "25-000001-10......................", "                                25-000001-10"}) {
    EXPECT_EQ(fault_of(text), NumberFault::malformed) << text;
  }
}

RC_GTEST_PROP(VoucherNumber, NeverFailsOnAnyText, (std::string text)) {
  // Whatever can be read is a number that was written some other way.
  if (const auto number = parse_voucher_number(text))
    RC_ASSERT(parse_voucher_number(to_string(*number)).value() == *number);
  if (const auto range = parse_voucher_range(text))
    RC_ASSERT(to_string(parse_voucher_range(to_string(*range)).value()) == to_string(*range));
}

RC_GTEST_PROP(VoucherRange, ParsesBack, (VoucherNumber first)) {
  const auto count = *rc::gen::inRange(1U, std::min(max_serial - first.serial, 100'000U) + 2);
  const VoucherRange range{first, count};
  const auto parsed = parse_voucher_range(to_string(range));
  RC_ASSERT(parsed.has_value());
  RC_ASSERT(parsed->first == first);
  RC_ASSERT(parsed->count == count);
  RC_ASSERT(parsed->last() == range.last());
}

TEST(VoucherRange, IsANumberOrTwoOfOneYear) {
  EXPECT_EQ(parse_voucher_range("25-000001-10")->count, 1U);
  EXPECT_EQ(parse_voucher_range("25-000001-10..25-000500-65")->count, 500U);
  EXPECT_EQ(parse_voucher_range("25-000500-65..25-000500-65")->count, 1U);
  EXPECT_EQ(to_string(VoucherRange{{2025, 1}, 500}), "25-000001-10..25-000500-65");
  EXPECT_EQ(fault_of("25-000500-65..25-000001-10"), NumberFault::backwards);
  EXPECT_EQ(fault_of("25-000001-10.." + to_string(VoucherNumber{2026, 1})), NumberFault::across_years);
  EXPECT_EQ(fault_of("25-000001-10..25-000500-66"), NumberFault::wrong_check_digits);
  EXPECT_EQ(fault_of("25-000001-10.."), NumberFault::malformed);
  EXPECT_EQ(fault_of("..25-000001-10"), NumberFault::malformed);
  EXPECT_EQ(fault_of("25-000001-10...25-000500-65"), NumberFault::malformed);
  EXPECT_EQ(fault_of("25-000001-10..25-000500-65..25-000500-65"), NumberFault::malformed);
}

}  // namespace
}  // namespace bonboek
