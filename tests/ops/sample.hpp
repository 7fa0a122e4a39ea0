// A small ledger of 2026: what a file of events looks like that brings it about.
#pragma once

#include <string>

namespace bonboek::test {

/// "26-000001-10" for 1.
[[nodiscard]] std::string voucher(unsigned serial);

/// Tariffs, a ceiling, library `venlo`, intermediary `doen`, a deposit, 100 vouchers minted for `doen`, 20 of them
/// issued and 10 redeemed: an event a line, 9 lines and 136 events, all of them of 2026-01-01 to 2026-02-10.
[[nodiscard]] std::string sample_lines();
inline constexpr unsigned sample_event_count = 136;

/// Makes the ledger, imports the sample on 2026-03-31 and returns the coordinator's key.
std::string init_sample(const std::string& folder);

}  // namespace bonboek::test
