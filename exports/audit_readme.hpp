// README.txt of an auditor's pack, in Dutch and then in English: what the pack is of, what each file is, how to check.
#pragma once

#include <string>
#include <vector>

#include "exports/language.hpp"
#include "ledger/merkle.hpp"
#include "ledger/money.hpp"
#include "ledger/time.hpp"

namespace bonboek {

struct AuditReadme {
  Year year{0};
  std::string scheme;
  std::string origin;
  Timestamp known_at;
  TreeHead head;
  std::size_t membership_count{0};
  Cents membership_sum;
  std::size_t handling_count{0};
  Cents handling_sum;
  std::size_t sample_count{0};
  std::string seed;
  bool is_seed_given{false};      // else it is the root in hex
  std::vector<Quarter> quarters;  // those with a report
  Language tables{};              // of the CSV files
};

[[nodiscard]] std::string audit_readme(const AuditReadme& told);

}  // namespace bonboek
