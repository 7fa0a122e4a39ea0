#include "ops/money_text.hpp"

#include <fmt/format.h>

#include "ops/progress.hpp"

namespace bonboek {

std::string euros(Cents amount) {
  const auto size = static_cast<std::uint64_t>(amount.value < 0 ? -amount.value : amount.value);
  return fmt::format("{}{},{:02}", amount.value < 0 ? "-" : "", grouped(size / 100), size % 100);
}

}  // namespace bonboek
