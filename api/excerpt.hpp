// What a refusal repeats of the input: little of it, and nothing that could act on a terminal or a log.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace bonboek {

/// The most bytes of one text of the input that a refusal repeats.
inline constexpr std::size_t max_excerpt_bytes = 64;

/// A text of the input to be repeated; formatting it gives `to_string`.
struct Excerpt {
  std::string_view text;
  std::size_t most_bytes{max_excerpt_bytes};
};

/// The text's first `most_bytes`, whole characters only, with "..." where more follows. Control characters and
/// bytes that are not UTF-8 are written as \u{..} and \x{..}.
[[nodiscard]] std::string to_string(Excerpt excerpt);

}  // namespace bonboek

template <>
struct fmt::formatter<bonboek::Excerpt> : fmt::formatter<std::string_view> {
  auto format(bonboek::Excerpt excerpt, fmt::format_context& context) const {
    return fmt::formatter<std::string_view>::format(to_string(excerpt), context);
  }
};
