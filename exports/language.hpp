// The languages in which people read documents.
#pragma once

#include <cstdint>

namespace bonboek {

enum class Language : std::uint8_t { dutch, english };

}  // namespace bonboek
