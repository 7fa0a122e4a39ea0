// The languages in which people read documents.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "ledger/names.hpp"

namespace bonboek {

/// Named by their tags (BCP 47). Dutch comes first: it is what is answered where nothing else is asked for.
enum class Language : std::uint8_t { dutch, english };

template <>
struct Names<Language> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 2> list{"nl", "en"};
};

}  // namespace bonboek
