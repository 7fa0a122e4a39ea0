// From answers to the wire: Boost.JSON values of everything that the API tells, and problem details.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "ledger/refusal.hpp"

namespace bonboek {

/// The refusals as a JSON list, each with code, name, place, detail and rule.
[[nodiscard]] std::string encode_refusals(const Refusals& refusals);

}  // namespace bonboek
