#include "exports/xml_text.hpp"

#include "exports/escaped_text.hpp"
#include "ledger/utf8.hpp"

namespace bonboek {

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
  append_escaped(out_, text);
  out_.append("</").append(name).append(">\n");
}

}  // namespace bonboek
