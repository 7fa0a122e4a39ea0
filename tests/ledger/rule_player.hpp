// Plays a rule table on a ledger in memory and compares each row's outcome.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/ledger/memory_ledger.hpp"
#include "tests/ledger/rule_table.hpp"

namespace bonboek {

class RulePlayer {
 public:
  /// Plays lines in order. A row whose outcome differs, or a line that says other than what is, fails the test at its
  /// place in the file.
  void play(const std::vector<RuleLine>& lines);

  [[nodiscard]] const MemoryLedger& ledger() const { return ledger_; }

 private:
  void play_line(const RuleLine& line);
  void play_row(const RuleLine& line);
  void compare_canonical_line(const RuleLine& line) const;
  void compare_state(const RuleLine& line) const;
  [[nodiscard]] Sequence find_event(std::string_view label) const;

  MemoryLedger ledger_;
  std::map<std::string, Sequence, std::less<>> labels_;
  Date today_;
};

}  // namespace bonboek
