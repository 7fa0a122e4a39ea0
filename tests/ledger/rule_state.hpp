// What a rule table can say of the ledger's state after a row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/facts.hpp"

namespace bonboek {

/// Properties by name.
using State = std::map<std::string, std::string>;

/// All that can be said of what the first words name: "voucher 25-1", "fund", "invoice venlo(library) F1",
/// "party venlo(library)", "tariff membership".
[[nodiscard]] State state_of(const std::vector<std::string>& words, const Facts& facts);

/// The NAME=VALUE words.
[[nodiscard]] State expected_state(const std::vector<std::string>& words);

}  // namespace bonboek
