#include "ledger/voucher_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace bonboek {
namespace {

constexpr std::size_t year_digits = 2;
constexpr std::size_t min_serial_digits = 6;
constexpr std::size_t max_serial_digits = 9;
constexpr std::size_t checks = 2;
constexpr unsigned modulus = 97;

struct Digits {
  std::array<char, year_digits + max_serial_digits + checks> text{};
  std::size_t count{0};
};

std::expected<Digits, NumberFault> only_digits(std::string_view text) {
  Digits digits;
  if (text.size() > max_number_length) return std::unexpected(NumberFault::malformed);
  for (char c : text) {
    if (c == '-' || c == ' ') continue;
    if (c < '0' || c > '9' || digits.count == digits.text.size()) return std::unexpected(NumberFault::malformed);
    digits.text[digits.count++] = c;
  }
  if (digits.count < year_digits + min_serial_digits + checks) return std::unexpected(NumberFault::malformed);
  return digits;
}

std::uint32_t value_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (char c : digits) value = value * 10 + static_cast<std::uint32_t>(c - '0');
  return value;
}

/// YYNNNNNN as one number: the year's two digits stand before the serial's six or more.
std::uint64_t body(VoucherNumber number) {
  std::uint64_t scale = 1'000'000;
  while (scale <= number.serial) scale *= 10;
  return (number.year - first_year) * scale + number.serial;
}

char* append_two_digits(char* end, unsigned value) {
  *end++ = static_cast<char>('0' + value / 10 % 10);
  *end++ = static_cast<char>('0' + value % 10);
  return end;
}

}  // namespace

unsigned check_digits(VoucherNumber number) {
  return modulus + 1 - static_cast<unsigned>(body(number) * 100 % modulus);
}

void append(std::string& out, VoucherNumber number) {
  const fmt::format_int serial(number.serial);
  std::array<char, year_digits + std::numeric_limits<std::uint32_t>::digits10 + 1 + checks + 2> text{};
  char* end = append_two_digits(text.data(), static_cast<unsigned>(number.year - first_year));
  *end++ = '-';
  for (std::size_t digits = serial.size(); digits < min_serial_digits; ++digits) *end++ = '0';
  end = std::copy_n(serial.data(), serial.size(), end);
  *end++ = '-';
  end = append_two_digits(end, check_digits(number));
  out.append(text.data(), static_cast<std::size_t>(end - text.data()));
}

std::string to_string(VoucherNumber number) {
  std::string text;
  append(text, number);
  return text;
}

std::string to_string(const VoucherRange& range) {
  if (range.count == 1) return to_string(range.first);
  return to_string(range.first) + ".." + to_string(range.last());
}

std::expected<VoucherNumber, NumberFault> parse_voucher_number(std::string_view text) {
  const auto digits = only_digits(text);
  if (!digits) return std::unexpected(digits.error());
  const std::string_view all{digits->text.data(), digits->count};
  const auto serial = all.substr(year_digits, all.size() - year_digits - checks);
  const VoucherNumber number{static_cast<Year>(first_year + value_of(all.substr(0, year_digits))), value_of(serial)};
  if (number.serial == 0 || (serial.size() > min_serial_digits && serial[0] == '0')) {
    return std::unexpected(NumberFault::malformed);
  }
  if (value_of(all.substr(all.size() - checks)) != check_digits(number)) {
    return std::unexpected(NumberFault::wrong_check_digits);
  }
  return number;
}

std::expected<VoucherRange, NumberFault> parse_voucher_range(std::string_view text) {
  const auto dots = text.find("..");
  const auto first = parse_voucher_number(text.substr(0, dots));
  if (!first) return std::unexpected(first.error());
  if (dots == std::string_view::npos) return VoucherRange{*first, 1};
  const auto last = parse_voucher_number(text.substr(dots + 2));
  if (!last) return std::unexpected(last.error());
  if (first->year != last->year) return std::unexpected(NumberFault::across_years);
  if (last->serial < first->serial) return std::unexpected(NumberFault::backwards);
  return VoucherRange{*first, last->serial - first->serial + 1};
}

}  // namespace bonboek
