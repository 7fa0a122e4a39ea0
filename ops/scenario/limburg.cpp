#include "ops/scenario/limburg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "ops/scenario/embedded.hpp"

namespace bonboek::scenario {
namespace {

Municipality parse_code(std::string_view text) {
  Municipality code{0};
  const std::string_view digits = text.substr(2);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code.value);
  if (!text.starts_with("GM") || read.ec != std::errc{}) throw std::logic_error("limburg.csv: no such code");
  return code;
}

std::vector<MunicipalityFact> read() {
  std::vector<MunicipalityFact> all;
  for (const auto& row : rows_of(limburg_csv())) {
    all.push_back({.name = row.at(0),
                   .code = parse_code(row.at(1)),
                   .library_id = row.at(2),
                   .library = row.at(3),
                   .stand_in = row.at(4) == "yes",
                   .seat = row.at(5) == "yes",
                   .pilot = row.at(6) == "yes"});
  }
  return all;
}

}  // namespace

const std::vector<MunicipalityFact>& municipalities() {
  static const std::vector<MunicipalityFact> all = read();
  return all;
}

const MunicipalityFact& municipality_named(std::string_view name) {
  const auto found = std::ranges::find(municipalities(), name, &MunicipalityFact::name);
  if (found == municipalities().end()) throw std::logic_error("not a municipality of Limburg: " + std::string(name));
  return *found;
}

std::string code_of(Municipality municipality) {
  return fmt::format("GM{:04}", municipality.value);
}

}  // namespace bonboek::scenario
