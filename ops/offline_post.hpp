// Posting to a ledger that no service has open: by the same decoding, rules and log as the service's.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "api/spine.hpp"

namespace bonboek {

/// A body as a request that is ready for the spine, with its digest.
[[nodiscard]] PostRequest request_of(const Principal& poster, std::string_view body, BodyForm form, std::string key,
                                     bool in_parts = false);

/// Posts one request. Throws CommandFailed where the disk is full or a write failed; a refusal is in the outcome.
[[nodiscard]] PostOutcome post_one(Spine& spine, PostRequest request);

/// Refusals as the API tells them, one a line: `507 already-redeemed, line 12, vouchers[3]: 26-000001-10 was...`. The
/// line number is told where a refusal has one.
[[nodiscard]] std::string describe(const boost::json::array& refusals);

}  // namespace bonboek
