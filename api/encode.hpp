// From outcomes to the wire: receipts, refusals and faults.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "api/http.hpp"
#include "api/request_fault.hpp"
#include "api/spine.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {

/// The refusals as a JSON list, each with code, name, place, detail and rule.
[[nodiscard]] boost::json::array encode_refusals_value(const Refusals& refusals);
[[nodiscard]] std::string encode_refusals(const Refusals& refusals);
/// The faults in the same form.
[[nodiscard]] std::string encode_request_faults(const RequestFaults& faults);

/// The answer to a post: a receipt, or a problem.
[[nodiscard]] Response answer_post(const PostOutcome& outcome);

}  // namespace bonboek
