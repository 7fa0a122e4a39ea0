// How many of its cases a long test tries: one in BONBOEK_ONE_IN, all where that is not set. A build without sanitizers
// tries them all; one with them runs the same code on some of them, for what it looks for is in the code.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

namespace bonboek {

[[nodiscard]] inline std::size_t one_in() {
  const char* text = std::getenv("BONBOEK_ONE_IN");
  return text == nullptr ? 1 : std::stoul(text);
}

}  // namespace bonboek
