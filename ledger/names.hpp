// Names of enumerators on the wire. A specialisation of `Names` lists them, in order, from the enumerator with value
// `first`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace bonboek {

template <class Enum>
struct Names;  // static constexpr std::size_t first; static constexpr std::array<std::string_view, N> list;

template <class Enum>
[[nodiscard]] constexpr std::string_view name_of(Enum value) {
  return Names<Enum>::list.at(static_cast<std::size_t>(value) - Names<Enum>::first);
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> parse_name(std::string_view name) {
  for (std::size_t i = 0; i < Names<Enum>::list.size(); ++i) {
    if (Names<Enum>::list[i] == name) return static_cast<Enum>(i + Names<Enum>::first);
  }
  return {};
}

}  // namespace bonboek
