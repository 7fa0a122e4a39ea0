#include "bench/checks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace bonboek::bench {

void must_agree(std::string_view what, const Figures& expected, const Figures& found) {
  const auto differences = expected.differences(found);
  if (differences.empty()) return;
  throw WrongAnswer(fmt::format("{}: {} figures differ\n{}", what, differences.size(), fmt::join(differences, "\n")));
}

void Checks::must_agree(std::string_view name, const Figures& expected, const Figures& found) const {
  if (!is_spoiled(name)) return bench::must_agree(name, expected, found);
  Figures spoiled = expected;
  spoiled.add(expected.by_name().begin()->first, 1);
  bench::must_agree(name, spoiled, found);
}

void Checks::must_be(std::string_view name, std::string_view what, std::uint64_t expected, std::uint64_t found) const {
  if (expected + (is_spoiled(name) ? 1 : 0) == found) return;
  throw WrongAnswer(fmt::format("{}: {} {} expected, {} found", name, expected, what, found));
}

void Checks::must_reach(std::string_view name, std::string_view what, std::uint64_t least, std::uint64_t found) const {
  if ((is_spoiled(name) ? found + 1 : least) <= found) return;
  throw WrongAnswer(fmt::format("{}: at least {} {} expected, {} found", name, least, what, found));
}

}  // namespace bonboek::bench
