#include "ops/scenario/embedded.hpp"

namespace bonboek::scenario {
namespace {

std::string_view cut(std::string_view& text, char at) {
  const std::size_t end = text.find(at);
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return piece;
}

}  // namespace

std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  cut(csv, '\n');  // the heading
  while (!csv.empty()) {
    std::string_view line = cut(csv, '\n');
    if (line.empty()) continue;
    auto& row = rows.emplace_back();
    while (!line.empty()) row.emplace_back(cut(line, ','));
  }
  return rows;
}

}  // namespace bonboek::scenario
