#include "ledger/utf8.hpp"

#include <array>

namespace bonboek {
namespace {

struct Form {
  unsigned char lead_mask;
  unsigned char lead;
  std::size_t size;
  char32_t least;  // what fits in fewer bytes is written in fewer
};

constexpr std::array<Form, 4> forms{{
    {0x80, 0x00, 1, 0x0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
}};

constexpr char32_t last_code_point = 0x10FFFF;

constexpr bool is_between(char32_t character, char32_t first, char32_t last) {
  return first <= character && character <= last;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  if (text.empty()) return {};
  const auto lead = static_cast<unsigned char>(text[0]);
  for (const Form& form : forms) {
    if ((lead & form.lead_mask) != form.lead) continue;
    if (text.size() < form.size) return {};
    char32_t value = lead & static_cast<unsigned char>(~form.lead_mask);
    for (char c : text.substr(1, form.size - 1)) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0U) != 0x80) return {};
      value = value << 6U | (byte & 0x3FU);
    }
    if (value < form.least || value > last_code_point || is_between(value, 0xD800, 0xDFFF)) return {};
    return {value, form.size};
  }
  return {};
}

std::size_t valid_utf8_size(std::string_view text) {
  std::size_t at = 0;
  while (const auto size = first_code_point(text.substr(at)).size) at += size;
  return at;
}

bool is_control(char32_t character) {
  return character < 0x20 || is_between(character, 0x7F, 0x9F) || character == 0x61C ||
         is_between(character, 0x200E, 0x200F) || is_between(character, 0x2028, 0x202E) ||
         is_between(character, 0x2066, 0x2069);
}

bool is_space(char32_t character) {
  return character == ' ' || character == 0xA0 || is_between(character, 0x2000, 0x200B) || character == 0x202F ||
         character == 0x205F || character == 0x3000 || character == 0xFEFF;
}

}  // namespace bonboek
