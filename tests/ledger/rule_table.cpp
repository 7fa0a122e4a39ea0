#include "tests/ledger/rule_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace bonboek {
namespace {

constexpr std::string_view heading = "== ";
constexpr std::string_view comes_after = ", after ";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

RuleTable table_named(std::string_view title) {
  const auto comma = title.find(comes_after);
  if (comma == std::string_view::npos) return {trimmed(title), {}, {}};
  return {trimmed(title.substr(0, comma)), trimmed(title.substr(comma + comes_after.size())), {}};
}

void read_file(const std::filesystem::path& file, std::vector<RuleTable>& tables) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  const auto before = tables.size();
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    if (text.starts_with(heading)) {
      tables.push_back(table_named(std::string_view(text).substr(heading.size())));
      continue;
    }
    auto line = text.starts_with('#') ? std::string() : trimmed(text);
    if (line.empty()) continue;
    if (tables.size() == before)
      throw std::runtime_error(fmt::format("{}:{} stands in no table", file.string(), number));
    tables.back().lines.push_back({file, number, std::move(line)});
  }
}

const RuleTable* find_table(const std::vector<RuleTable>& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, &RuleTable::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<RuleTable> read_rule_tables(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<RuleTable> tables;
  for (const auto& file : files) read_file(file, tables);
  for (const RuleTable& table : tables) {
    if (std::ranges::count(tables, table.name, &RuleTable::name) != 1)
      throw std::runtime_error("two tables are named " + table.name);
    if (!table.after.empty() && find_table(tables, table.after) == nullptr)
      throw std::runtime_error(fmt::format("{} comes after {}, which is not there", table.name, table.after));
  }
  return tables;
}

std::vector<RuleLine> lines_of(const RuleTable& table, const std::vector<RuleTable>& all) {
  std::vector<RuleLine> lines;
  if (!table.after.empty()) lines = lines_of(*find_table(all, table.after), all);
  lines.insert(lines.end(), table.lines.begin(), table.lines.end());
  return lines;
}

}  // namespace bonboek
