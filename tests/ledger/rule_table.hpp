// Rules as tables: one text row a request, ending in its expected outcome. The grammar stands in
// tests/scenarios/README.md.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace bonboek {

/// One line of a table, without its comment.
struct RuleLine {
  std::filesystem::path file;
  int number{0};
  std::string text;
};

struct RuleTable {
  std::string name;
  std::string after;  // the table whose rows come first; empty where the ledger begins empty
  std::vector<RuleLine> lines;
};

/// For messages of parametrised tests.
inline void PrintTo(const RuleTable& table, std::ostream* out) {
  *out << table.name;
}

/// Every table of the .txt files in a folder, by file and place. Throws std::runtime_error where a file is not of the
/// grammar, two tables have one name, or one comes after a table that is not there.
[[nodiscard]] std::vector<RuleTable> read_rule_tables(const std::filesystem::path& folder);

/// The lines of a table with those of the tables it comes after.
[[nodiscard]] std::vector<RuleLine> lines_of(const RuleTable& table, const std::vector<RuleTable>& all);

}  // namespace bonboek
