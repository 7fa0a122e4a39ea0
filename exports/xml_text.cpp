#include "exports/xml_text.hpp"

#include "ledger/utf8.hpp"

namespace bonboek {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// XML 1.0's Char, but for line ends: no text here has several lines, and a parser would alter them.
bool is_xml_character(char32_t character) {
  return character >= 0x20 && character != 0xFFFE && character != 0xFFFF;
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (next.size == 0) {
      out += replacement;
      text.remove_prefix(1);
      continue;
    }
    switch (next.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += is_xml_character(next.value) ? text.substr(0, next.size) : replacement;
    }
    text.remove_prefix(next.size);
  }
}

std::string_view first_characters(std::string_view text, std::size_t most) {
  std::size_t bytes = 0;
  for (std::size_t count = 0; count < most && bytes < text.size(); ++count) {
    const CodePoint next = first_code_point(text.substr(bytes));
    bytes += next.size == 0 ? 1 : next.size;
  }
  return text.substr(0, bytes);
}

void XmlWriter::open(std::string_view name, std::string_view attributes) {
  indent();
  out_.append("<").append(name).append(attributes.empty() ? "" : " ").append(attributes).append(">\n");
  ++depth_;
}

void XmlWriter::close(std::string_view name) {
  --depth_;
  indent();
  out_.append("</").append(name).append(">\n");
}

void XmlWriter::element(std::string_view name, std::string_view text) {
  indent();
  out_.append("<").append(name).append(">");
  append_xml_text(out_, text);
  out_.append("</").append(name).append(">\n");
}

}  // namespace bonboek
