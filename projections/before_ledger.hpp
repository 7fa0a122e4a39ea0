// What is said of a moment that lies before the ledger's first event.
#pragma once

#include <string>

#include "projections/replay.hpp"

namespace bonboek {

/// Names the time that was asked for, and when the ledger begins where it has begun. From any thread. Throws LogDamage.
[[nodiscard]] std::string objection_before_ledger(const Log& log, const Moment& moment);

}  // namespace bonboek
