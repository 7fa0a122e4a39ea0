// README.txt of an auditor's pack, in Dutch and then in English: what the pack is of, what each file is, how to check.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/language.hpp"
#include "ledger/merkle.hpp"
#include "ledger/money.hpp"
#include "ledger/time.hpp"

namespace bonboek {

/// How many of a kind were paid, and what they came to.
struct PaidSum {
  std::int64_t count{0};
  Cents amount;
};

struct AuditReadme {
  Year year{0};
  std::string scheme;
  std::string origin;
  Timestamp known_at;
  TreeHead head;
  PaidSum memberships;  // of the population
  PaidSum handlings;
  PaidSum booked_memberships;  // of the books' fund: the same, or one of the two is wrong
  PaidSum booked_handlings;
  std::size_t sample_count{0};
  std::string seed;
  bool is_seed_given{false};      // else it is the root in hex
  std::vector<Quarter> quarters;  // those with a report
  Language tables{};              // of the CSV files
};

[[nodiscard]] std::string audit_readme(const AuditReadme& told);

}  // namespace bonboek
