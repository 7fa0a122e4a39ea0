// A log audited from wherever it is: what an auditor gives, what comes out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/checkpoints.hpp"
#include "audit/retrial.hpp"
#include "ops/held_report.hpp"

namespace bonboek {

struct VerifyOptions {
  std::string source;  // an export, a ledger's folder, or a service's address
  std::string key;     // VKEY or @FILE; may be empty
  std::vector<std::string> checkpoints;
  std::vector<std::string> witnesses;  // VKEY or @FILE each
  std::vector<std::string> reports;
  std::string principals;  // FILE; may be empty
  std::string api_key;     // the same
  std::string ca;          // the same
  std::size_t most_findings{0};
  bool is_json{false};
};

/// What was audited, and what was found.
struct Verification {
  Findings findings{0};
  std::uint64_t event_count{0};
  std::uint64_t voucher_count{0};
  std::string origin;
  TreeHead head;
  std::optional<NoteVerifier> key;
  std::vector<KeptCheckpoint> checkpoints;
  std::vector<NoteVerifier> witnesses;
  std::uint64_t witnessed_size{0};  // of the checkpoint that each of them had to cosign
  std::size_t report_count{0};
  bool knows_principals{false};
  double seconds{0};

  [[nodiscard]] bool holds() const { return findings.count() == 0; }
};

/// Throws CommandFailed where something that was given can't be read or is not what it should be, LogUnavailable and
/// LogDamage.
[[nodiscard]] Verification verify(const VerifyOptions& options);

}  // namespace bonboek
