// Logs for tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/log.hpp"
#include "tests/ledger/memory_ledger.hpp"
#include "tests/ledger/raw_log.hpp"

namespace bonboek {

/// The ledger that a table of the scenarios ends with.
[[nodiscard]] const MemoryLedger& sample_ledger();

/// Its events as records, one a submission: submission N of an actor has the key "key-N".
[[nodiscard]] const std::vector<Record>& sample_records();

/// A log with these records in it, closed.
void write_log(const std::filesystem::path& folder, const std::vector<Record>& records = sample_records());

/// A record of one submission with so many events about the fund.
[[nodiscard]] Record fund_record(Sequence first, std::uint32_t events, const std::string& key);

/// Everything that the log says, as canonical texts of its blocks. Throws LogDamage.
[[nodiscard]] std::vector<std::string> blocks_of(const Log& log);

}  // namespace bonboek
