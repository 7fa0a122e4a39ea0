#include "api/excerpt.hpp"

#include <iterator>

#include "ledger/utf8.hpp"

namespace bonboek {

std::string to_string(Excerpt excerpt) {
  std::string out;
  std::size_t at = 0;
  while (at < excerpt.text.size()) {
    const auto rest = excerpt.text.substr(at);
    const CodePoint next = first_code_point(rest);
    const auto size = next.size == 0 ? 1 : next.size;
    if (at + size > excerpt.most_bytes) return out + "...";
    if (next.size == 0) {
      fmt::format_to(std::back_inserter(out), "\\x{{{:02x}}}", static_cast<unsigned char>(rest[0]));
    } else if (is_control(next.value)) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:04x}}}", static_cast<unsigned>(next.value));
    } else {
      out += rest.substr(0, size);
    }
    at += size;
  }
  return out;
}

}  // namespace bonboek
