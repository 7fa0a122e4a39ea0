// An auditor's pack of the plan's ledger, written by the program and taken out by tar.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/exports/csv_text.hpp"
#include "tests/exports/tools.hpp"
#include "tests/ops/program.hpp"

namespace bonboek::test {

/// What `bonboek audit-pack` of the plan's ledger ends with; `file` is the archive.
[[nodiscard]] Ended pack_of_plan(const std::string& file, const Words& options);

/// A CSV without its headings, in Dutch.
[[nodiscard]] std::vector<CsvRow> rows_of(const std::string& csv);

class Pack {
 public:
  /// Fails the test where there is none.
  explicit Pack(const Words& options);

  [[nodiscard]] std::string archive() const { return folder_.path("pack.tar"); }
  /// Where its files are.
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string text(const std::string& name) const { return read_file(path_ + "/" + name); }
  [[nodiscard]] std::vector<CsvRow> rows(const std::string& name) const { return rows_of(text(name)); }
  /// Runs a command of the shell among its files.
  [[nodiscard]] ToolEnd run_inside(const std::string& command) const;

 private:
  TestFolder folder_;
  std::string path_;
};

}  // namespace bonboek::test
