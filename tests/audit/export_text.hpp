// Exports for tests, and what an audit says of them.
#pragma once

#include <string>
#include <vector>

#include "audit/checkpoints.hpp"
#include "audit/finding.hpp"
#include "audit/retrial.hpp"
#include "tests/ledger/memory_ledger.hpp"
#include "tests/ledger/random_history.hpp"

namespace bonboek {

/// The canonical lines of a ledger's events, without newlines.
[[nodiscard]] std::vector<std::string> lines_of(const MemoryLedger& ledger);
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);

/// A ledger with an event of each type, and one of some hundred events that chance decided.
[[nodiscard]] const MemoryLedger& ledger_of_every_type();
[[nodiscard]] const MemoryLedger& busy_ledger();

/// Posts what each move comes to, with the members that its type takes and no others; what is refused is left out.
void play_as_posted(const std::vector<Move>& moves, MemoryLedger& ledger);

/// What the tree of the first `size` lines is, as a checkpoint that a key signed.
[[nodiscard]] KeptCheckpoint checkpoint_of(const std::vector<std::string>& lines, std::uint64_t size,
                                           const NoteSigner& signer);
[[nodiscard]] const NoteSigner& log_signer();

/// Audits an export against checkpoints, which must be signed by the key.
[[nodiscard]] Findings audit(const std::string& text, const std::vector<KeptCheckpoint>& checkpoints,
                             const Principals* principals = nullptr, const NoteSigner& signer = log_signer());

/// For messages: each finding on a line.
[[nodiscard]] std::string text_of(const Findings& findings);

/// Whether a finding breaks that rule or property at an event.
[[nodiscard]] bool has(const Findings& findings, Broken broken, std::uint64_t sequence);

}  // namespace bonboek
