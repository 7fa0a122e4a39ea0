// Texts for facts, which only point at theirs.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace bonboek {

/// Keeps a text until the program ends.
[[nodiscard]] inline std::string_view keep(std::string text) {
  static std::set<std::string> kept;
  return *kept.insert(std::move(text)).first;
}

}  // namespace bonboek
