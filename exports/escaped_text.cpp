#include "exports/escaped_text.hpp"

#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// XML 1.0's Char, but for tabs and carriage returns.
bool is_xml_character(char32_t character) {
  return character == '\n' || (character >= 0x20 && character != 0xFFFE && character != 0xFFFF);
}

/// What stands for a character that would be read; nothing where it stands for itself.
std::string_view reference_to(char32_t character) {
  switch (character) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (next.size == 0) {
      out += replacement;
      text.remove_prefix(1);
      continue;
    }
    if (const auto reference = reference_to(next.value); !reference.empty()) {
      out += reference;
    } else {
      out += is_xml_character(next.value) ? text.substr(0, next.size) : replacement;
    }
    text.remove_prefix(next.size);
  }
}

}  // namespace bonboek
