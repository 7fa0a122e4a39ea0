// The fund counted again from the events alone, by other means than the ledger's.
#pragma once

#include <map>

#include "tests/ledger/memory_ledger.hpp"

namespace bonboek {

struct Recount {
  std::int64_t bank{0};
  std::map<Year, std::int64_t> cost;
  std::uint32_t vouchers_out{0};
  std::uint32_t vouchers_unissued{0};
  std::map<Invoices::Key, std::int64_t> open;  // of each invoice
};

[[nodiscard]] Recount recount(const MemoryLedger& ledger);

/// What is wrong between the facts and a recount, or among the facts themselves; empty where nothing is.
[[nodiscard]] std::string differences(const Recount& counted, const Facts& facts);

}  // namespace bonboek
