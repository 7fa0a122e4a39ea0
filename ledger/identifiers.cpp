#include "ledger/identifiers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

constexpr std::size_t min_iban_length = 15;
constexpr std::size_t max_iban_length = 34;
constexpr std::size_t max_isil_prefix_length = 4;
constexpr std::size_t max_isil_unit_length = 11;
constexpr std::size_t kvk_length = 8;
constexpr std::size_t municipality_length = 6;

struct IbanLength {
  std::string_view country;
  std::size_t length;
};

/// Of the countries in which parties here bank.
constexpr std::array<IbanLength, 3> iban_lengths{{{"BE", 16}, {"DE", 22}, {"NL", 18}}};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_letter_or_digit(char c) {
  return is_digit(c) || is_capital(c) || is_small(c);
}
constexpr bool is_document_character(char c) {
  return is_letter_or_digit(c) || c == '.' || c == '_' || c == '/' || c == '-';
}

/// The account's number moved before the country and the check digits, letters as 10 to 35, leaves 1 by 97.
bool iban_checks(std::string_view iban) {
  unsigned rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    rest = is_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                       : (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
  }
  return rest == 1;
}

}  // namespace

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > max_slug_length || text.front() == '-' || text.back() == '-') return false;
  return text.find("--") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || is_small(c) || c == '-'; });
}

bool is_isil(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  const auto prefix = text.substr(0, dash);
  const auto unit = text.substr(dash + 1);
  if (prefix.empty() || prefix.size() > max_isil_prefix_length || !std::ranges::all_of(prefix, is_letter_or_digit)) {
    return false;
  }
  if (prefix.size() == 2 && std::ranges::any_of(prefix, is_small)) return false;
  return !unit.empty() && unit.size() <= max_isil_unit_length &&
         std::ranges::all_of(unit, [](char c) { return is_letter_or_digit(c) || c == '/' || c == ':' || c == '-'; });
}

bool is_iban(std::string_view text) {
  if (text.size() < min_iban_length || text.size() > max_iban_length) return false;
  if (!std::ranges::all_of(text.substr(0, 2), is_capital) || !std::ranges::all_of(text.substr(2, 2), is_digit)) {
    return false;
  }
  if (!std::ranges::all_of(text, [](char c) { return is_digit(c) || is_capital(c); })) return false;
  const auto known = std::ranges::find(iban_lengths, text.substr(0, 2), &IbanLength::country);
  if (known != iban_lengths.end() && known->length != text.size()) return false;
  const auto checks = text.substr(2, 2);
  return checks >= "02" && checks <= "98" && iban_checks(text);
}

bool is_kvk(std::string_view text) {
  return text.size() == kvk_length && std::ranges::all_of(text, is_digit);
}

bool is_document_number(std::string_view text) {
  return !text.empty() && text.size() <= max_document_number_length && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text, is_document_character);
}

bool is_origin(std::string_view text) {
  return !text.empty() && text.size() <= max_origin_length && std::ranges::all_of(text, is_document_character);
}

bool is_name(std::string_view text) {
  std::size_t characters = 0;
  bool ends_in_space = true;  // an empty name is none
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (next.size == 0 || is_control(next.value) || ++characters > max_name_characters) return false;
    ends_in_space = is_space(next.value);
    if (characters == 1 && ends_in_space) return false;
    text.remove_prefix(next.size);
  }
  return !ends_in_space;
}

std::optional<Municipality> parse_municipality(std::string_view text) {
  if (text.size() != municipality_length || !text.starts_with("GM")) return {};
  std::uint16_t code = 0;
  for (char c : text.substr(2)) {
    if (!is_digit(c)) return {};
    code = static_cast<std::uint16_t>(code * 10 + (c - '0'));
  }
  if (code == 0) return {};
  return Municipality{code};
}

}  // namespace bonboek
