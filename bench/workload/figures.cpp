#include "bench/workload/figures.hpp"

#include <fmt/format.h>

#include <set>

namespace bonboek::bench {
namespace {

std::int64_t figure(const std::map<std::string, std::int64_t>& figures, const std::string& name) {
  const auto at = figures.find(name);
  return at == figures.end() ? 0 : at->second;
}

}  // namespace

std::vector<std::string> Figures::differences(const Figures& found) const {
  std::set<std::string> names;
  for (const auto* figures : {&by_name_, &found.by_name_}) {
    for (const auto& [name, value] : *figures) names.insert(name);
  }
  std::vector<std::string> lines;
  for (const auto& name : names) {
    const auto expected_value = figure(by_name_, name);
    const auto found_value = figure(found.by_name_, name);
    if (expected_value != found_value) {
      lines.push_back(fmt::format("{}: {} expected, {} found", name, expected_value, found_value));
    }
  }
  return lines;
}

}  // namespace bonboek::bench
