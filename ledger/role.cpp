#include "ledger/role.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace bonboek {
namespace {

constexpr std::array<std::string_view, 5> names{"coordinator", "library", "intermediary", "province", "auditor"};

}  // namespace

std::string_view to_string(Role role) {
  return names.at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(std::string_view text) {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Role>(std::distance(names.begin(), found));
}

}  // namespace bonboek
