// A new ledger: its folder, its first events and its first key.
#pragma once

#include <optional>
#include <string>

#include "ledger/role.hpp"
#include "ledger/time.hpp"
#include "ops/data_folder.hpp"

namespace bonboek {

struct NewLedger {
  std::string name;    // of the scheme
  std::string origin;  // of the log, as its checkpoints will bear it
  std::string time_zone{"Europe/Amsterdam"};
  std::string coordinator;                  // the principal who runs the fund
  std::optional<Date> opened_on;            // the day of the recording where absent
  bool is_simulated{false};                 // posts say what time it is; for trials alone
  std::optional<Timestamp> simulated_time;  // when the first events are recorded; the computer's time where absent
};

struct CreatedLedger {
  std::string coordinator_key;  // kept nowhere else
  std::string verifier_key;     // of the log's checkpoints: public
};

/// Makes the folder (mode 0700), records that the scheme is opened and writes the key file and the signing key (mode
/// 0600). Leaves nothing behind where it throws: CommandFailed where the folder holds a ledger, where it can't be made
/// and where a text is refused.
[[nodiscard]] CreatedLedger create_ledger(const DataFolder& folder, const NewLedger& ledger);

/// Makes one more key for a principal. Throws CommandFailed where the key file can't be written or doesn't take it.
[[nodiscard]] std::string create_key(const DataFolder& folder, const Principal& principal);

}  // namespace bonboek
