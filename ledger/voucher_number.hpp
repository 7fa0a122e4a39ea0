// Voucher numbers as printed: YY-NNNNNN-CC, mint year, serial without gaps per year, two check digits.
//
// The check digits are those of ISO/IEC 7064 MOD 97-10 over YYNNNNNN: the number with its check digits leaves 1 when
// divided by 97. Every single wrong digit and every swap of neighbours is caught.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "ledger/time.hpp"

namespace bonboek {

/// The largest serial of one year: nine digits.
inline constexpr std::uint32_t max_serial = 999'999'999;

/// The longest text that a number is looked for in; longer ones are refused unread.
inline constexpr std::size_t max_number_length = 24;

struct VoucherNumber {
  Year year{0};             // full mint year, 2000..2099
  std::uint32_t serial{0};  // 1..max_serial
  friend constexpr auto operator<=>(VoucherNumber, VoucherNumber) = default;
};

/// Vouchers of one year with consecutive serials.
struct VoucherRange {
  VoucherNumber first;
  std::uint32_t count{0};
  [[nodiscard]] VoucherNumber last() const { return {first.year, first.serial + count - 1}; }
};

enum class NumberFault : std::uint8_t { malformed, wrong_check_digits, backwards, across_years };

[[nodiscard]] unsigned check_digits(VoucherNumber number);
[[nodiscard]] std::string to_string(VoucherNumber number);
/// The same, put behind a text that is being made.
void append(std::string& out, VoucherNumber number);

/// One number, or "first..last". A single one is a range of one.
[[nodiscard]] std::string to_string(const VoucherRange& range);

/// Takes the printed form, and the same digits with spaces or without dashes.
[[nodiscard]] std::expected<VoucherNumber, NumberFault> parse_voucher_number(std::string_view text);

/// Takes a number or two numbers of one year joined by "..", the second not before the first.
[[nodiscard]] std::expected<VoucherRange, NumberFault> parse_voucher_range(std::string_view text);

}  // namespace bonboek
