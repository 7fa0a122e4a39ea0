#include "exports/decimal_euros.hpp"

#include <fmt/format.h>

namespace bonboek {

std::string decimal_euros(Cents amount, char decimal_mark) {
  constexpr std::int64_t cents_in_euro = 100;
  const bool is_negative = amount.value < 0;
  const auto whole = static_cast<std::uint64_t>(is_negative ? (-amount).value : amount.value);
  return fmt::format("{}{}{}{:02}", is_negative ? "-" : "", whole / cents_in_euro, decimal_mark, whole % cents_in_euro);
}

}  // namespace bonboek
