// The auditor's pack of a year: the files, in their order. Each is a document of its own (exports/, api/answers); here
// they are asked for and put together.
#pragma once

#include <optional>
#include <string>

#include "exports/hashed_archive.hpp"
#include "exports/language.hpp"
#include "ledger/log_tree.hpp"
#include "ops/ledger_checkpoint.hpp"
#include "projections/views.hpp"

namespace bonboek {

inline constexpr std::size_t max_sample = 10'000;
inline constexpr std::size_t default_sample = 60;
/// The longest seed that is taken, in characters.
inline constexpr std::size_t max_seed = 100;

struct AuditPackQuestion {
  Year year{0};
  std::size_t sample_count{default_sample};
  std::optional<std::string> seed;  // a-z A-Z 0-9 . _ -; otherwise the root of the tree in hex
  Language language{Language::dutch};
};

/// What a pack is made from, all of one moment.
struct AuditedLedger {
  const Views& views;
  const Log& log;
  const LogTree& tree;
  const LedgerCheckpoint& checkpoint;
};

/// Why there is no pack of a year at the moment of the books; nothing where there is one.
[[nodiscard]] std::optional<std::string> objection_to_pack(Year year, const Standing& standing);

/// Writes the pack of a year that has one. The same question at the same moment, under the same checkpoint, gives the
/// same bytes. Beside the views it holds what audit_population does, the year's entries, and one file at a time. Throws
/// CommandFailed where nothing was booked, LogDamage, and what the sink throws.
void write_audit_pack(const AuditPackQuestion& question, const AuditedLedger& ledger, const HashedArchive::Sink& sink);

}  // namespace bonboek
