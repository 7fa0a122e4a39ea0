// UTF-8 (RFC 3629), character by character.
#pragma once

#include <cstddef>
#include <string_view>

namespace bonboek {

/// A character and how many bytes it takes; no bytes where there is none.
struct CodePoint {
  char32_t value{0};
  std::size_t size{0};
};

/// The character that a text begins with; none where the text is empty or does not begin with UTF-8: a stray or missing
/// byte, a longer form than needed, a surrogate, a value beyond U+10FFFF.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// The bytes before the first that is not UTF-8; all of them where the whole text is.
[[nodiscard]] std::size_t valid_utf8_size(std::string_view text);

/// What can make a line read as something else than it says: control characters, separators of lines and paragraphs,
/// and the marks that turn the direction of writing.
[[nodiscard]] bool is_control(char32_t character);

[[nodiscard]] bool is_space(char32_t character);

}  // namespace bonboek
