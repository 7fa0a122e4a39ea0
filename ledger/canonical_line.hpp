// The canonical line of an event: its RFC 8785 (JCS) JSON on one line. Exports are these lines and the log's tree
// hashes them, so an event has exactly one, for ever.
#pragma once

#include <string>
#include <string_view>

#include "ledger/facts.hpp"

namespace bonboek {

/// Appends the line without a newline. `facts` must know the event's party and voucher: any state at or after the event
/// does.
void append_canonical_line(std::string& out, const Event& event, const Facts& facts);

/// Appends a JSON string with its quotes, escaped as RFC 8785 says. The text is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace bonboek
