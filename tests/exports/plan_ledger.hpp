// The plan's three years in a ledger, which a test of its own has played before, asked through the program.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tests/ops/program.hpp"

namespace bonboek::test {

/// What `bonboek export` prints of the plan's ledger; fails the test where it ends otherwise than well.
[[nodiscard]] std::string exported(const Words& what);

/// The same, and how it ended.
[[nodiscard]] Ended export_of_plan(const Words& what);

/// An account's figures in cents, debit above zero, by its name: "bank", "payable library bibliocenter".
struct AccountSums {
  std::int64_t opening{0};
  std::int64_t debit{0};
  std::int64_t credit{0};
  std::int64_t closing{0};
};
/// The books as `bonboek export balances` tells them: what /v1/balances answers.
[[nodiscard]] std::map<std::string, AccountSums> balances(const Words& options);

/// A moment as the command line takes it; and one of them with a year.
struct BooksCase {
  Words moment;
  std::string year;  // none: all
};

}  // namespace bonboek::test
