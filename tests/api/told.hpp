// What an answer says, short enough for a row of a table.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "tests/api/client.hpp"

namespace bonboek::test {

/// The status, and of a problem its name: "200", "401 no-key". Of a refused submission every refusal with its place:
/// "409 already-redeemed at events[0].vouchers[1]; unknown-party at events[1].library". An error that is no complete
/// problem+json is told as a whole, so that no row expects it.
[[nodiscard]] std::string told(const Answer& answer);

/// Of a problem with errors how many there are, and each with its number and place: "1: 904 bad-parameter at year".
[[nodiscard]] std::string errors_told(const Answer& answer);

/// The body; null where it is no JSON.
[[nodiscard]] boost::json::value json_of(const Answer& answer);

}  // namespace bonboek::test
