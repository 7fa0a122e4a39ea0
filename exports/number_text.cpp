#include "exports/number_text.hpp"

#include <fmt/format.h>

namespace bonboek {
namespace {

constexpr std::uint64_t cents_a_euro = 100;
constexpr std::size_t digits_a_group = 3;

struct Sized {
  bool is_negative{false};
  std::uint64_t size{0};
};

Sized sized(std::int64_t value) {
  return {value < 0,
          value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value)};
}

std::string grouped(std::uint64_t value, char mark) {
  const std::string digits = fmt::format("{}", value);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % digits_a_group == 0) text += mark;
    text += digits[i];
  }
  return text;
}

char group_mark(Language language) {
  return language == Language::dutch ? '.' : ',';
}

std::string euros(const Sized& cents, const std::string& whole, char mark) {
  return fmt::format("{}{}{}{:02}", cents.is_negative ? "-" : "", whole, mark, cents.size % cents_a_euro);
}

}  // namespace

std::string grouped_text(std::int64_t count, Language language) {
  const Sized value = sized(count);
  return fmt::format("{}{}", value.is_negative ? "-" : "", grouped(value.size, group_mark(language)));
}

std::string grouped_text(Cents amount, Language language) {
  const Sized value = sized(amount.value);
  return euros(value, grouped(value.size / cents_a_euro, group_mark(language)), decimal_mark(language));
}

char decimal_mark(Language language) {
  return language == Language::dutch ? ',' : '.';
}

std::string decimal_euros(Cents amount, char decimal_mark) {
  const Sized value = sized(amount.value);
  return euros(value, fmt::format("{}", value.size / cents_a_euro), decimal_mark);
}

}  // namespace bonboek
