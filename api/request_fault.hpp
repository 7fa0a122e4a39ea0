// What can be wrong with a request beside the events in it: its query, path, headers, or a body that is no submission.
// One numbered list, beside that of the refusals (ledger/refusal.hpp) and with no number or name of it; a number is
// published and never given to another fault.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bonboek {

enum class RequestFaultCode : std::uint16_t {
  unknown_parameter = 901,
  repeated_parameter = 902,
  missing_parameter = 903,
  bad_parameter = 904,
  excluded_parameter = 905,
  bad_path = 906,
  bad_header = 907,
  bad_body = 908,
  too_much_asked = 909,
};

struct RequestFaultRow {
  RequestFaultCode code;
  std::string_view name;
  std::string_view rule;  // the rule it keeps, one sentence
};

/// One fault with its place: the name of the parameter or the header, the path's part, or "body".
struct RequestFault {
  RequestFaultCode code{};
  std::string place;
  std::string detail;  // what is wrong and what to do, for people
};

/// All faults of one request, in the order in which they were found: a few for each of its parameters and headers, of
/// which the transport takes so many.
using RequestFaults = std::vector<RequestFault>;

[[nodiscard]] const RequestFaultRow& row_of(RequestFaultCode code);
[[nodiscard]] std::span<const RequestFaultRow> request_fault_list();

}  // namespace bonboek
