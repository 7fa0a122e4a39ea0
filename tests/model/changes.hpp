// Whether a restatement is whole: held against replays of both moments, which know nothing of single events.
#pragma once

#include <string>

#include "ledger/log.hpp"
#include "tests/model/dice.hpp"

namespace bonboek::model {

/// What is wrong with the changes of some quarter between two events; empty where nothing is. For every figure what its
/// events did, each for itself, and what time did have to come to the difference between the two reports.
[[nodiscard]] std::string fault_in_changes(const Log& log, Sequence since, Sequence until, Dice& dice);

}  // namespace bonboek::model
