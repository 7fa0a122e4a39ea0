// What a canonical line is made of: punctuation, texts and whole numbers, one after the other. Known to the line reader
// alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "audit/line_reader.hpp"

namespace bonboek {

/// Why reading ends: thrown and caught within the reading of a line.
struct Unreadable {
  FormFault fault;
};

[[noreturn]] void fail_to_read(RefusalCode code, std::string what);

class LineScanner {
 public:
  /// Both must outlive it.
  LineScanner(std::string_view line, UnescapedTexts& texts) : line_(line), texts_(texts) {}

  [[nodiscard]] bool is_at_end() const { return at_ == line_.size(); }
  bool take(char expected);

  // Throw Unreadable where something else follows.

  void must(char expected);
  std::string_view text();
  std::uint64_t whole();

 private:
  char escaped();

  std::string_view line_;
  UnescapedTexts& texts_;
  std::size_t at_{0};
};

}  // namespace bonboek
