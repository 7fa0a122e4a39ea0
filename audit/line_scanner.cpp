#include "audit/line_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace bonboek {

void fail_to_read(RefusalCode code, std::string what) {
  throw Unreadable{{code, std::move(what)}};
}

bool LineScanner::take(char expected) {
  if (is_at_end() || line_[at_] != expected) return false;
  ++at_;
  return true;
}

void LineScanner::must(char expected) {
  if (!take(expected)) {
    fail_to_read(RefusalCode::malformed_json,
                 fmt::format("byte {} is not \"{}\", which follows there", at_ + 1, expected));
  }
}

std::string_view LineScanner::text() {
  must('"');
  const std::size_t begin = at_;
  while (at_ < line_.size() && line_[at_] != '"' && line_[at_] != '\\') ++at_;
  const auto plain = line_.substr(begin, at_ - begin);
  if (take('"')) return plain;
  std::string& text = texts_.emplace_back(plain);
  while (!take('"')) {
    if (is_at_end()) fail_to_read(RefusalCode::malformed_json, "a text does not end");
    text += line_[at_] == '\\' ? escaped() : line_[at_++];
  }
  return text;
}

std::uint64_t LineScanner::whole() {
  std::uint64_t value = 0;
  const char* begin = line_.data() + at_;
  const auto [end, error] = std::from_chars(begin, line_.data() + line_.size(), value);
  if (error != std::errc{})
    fail_to_read(RefusalCode::wrong_type, fmt::format("no whole number stands at byte {}", at_ + 1));
  at_ += static_cast<std::size_t>(end - begin);
  return value;
}

char LineScanner::escaped() {
  ++at_;
  if (is_at_end()) fail_to_read(RefusalCode::malformed_json, "a text does not end");
  const char c = line_[at_++];
  constexpr std::string_view letters = "bfnrt\"\\/";
  constexpr std::string_view meant = "\b\f\n\r\t\"\\/";
  if (const auto found = letters.find(c); found != std::string_view::npos) return meant[found];
  unsigned code = 0;
  constexpr std::size_t digits = 4;
  const char* begin = line_.data() + at_;
  const char* stop = begin + std::min(digits, line_.size() - at_);
  const auto [end, error] = std::from_chars(begin, stop, code, 16);
  if (c != 'u' || error != std::errc{} || end != begin + digits || code >= 0x20) {
    fail_to_read(RefusalCode::malformed_json, fmt::format("the escape at byte {} is none of RFC 8785's", at_ - 1));
  }
  at_ += digits;
  return static_cast<char>(code);
}

}  // namespace bonboek
