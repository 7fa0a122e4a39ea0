// Pieces that several answers share.
#pragma once

#include <boost/json.hpp>

#include "api/answers.hpp"

namespace bonboek {

/// Adds "library" or "intermediary" with the party's id; nothing for none.
void add_party(json::object& value, const Books& books, PartyIndex party);
[[nodiscard]] json::object fund_year_value(const FundYear& fund);
[[nodiscard]] json::object tally_value(const Tally& tally);
[[nodiscard]] json::object open_sum_value(const OpenSum& sum);
[[nodiscard]] json::object open_group_value(const Books& books, const OpenGroup& group);
[[nodiscard]] json::object party_value(const Books& books, PartyIndex party, Period period);

}  // namespace bonboek
