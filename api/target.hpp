// A request's target: the path and the query, percent-decoded.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bonboek {

struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};

/// Takes origin form (/v1/events?afterSequence=7), absolute form (http://host/v1/events) and `*`. `+` stays `+`: only a
/// percent sign encodes. Every byte, before and after decoding, must be printable ASCII: nothing in this interface is
/// named otherwise. Otherwise a sentence that says what is wrong, without the text itself.
[[nodiscard]] std::expected<Target, std::string_view> parse_target(std::string_view text,
                                                                   std::size_t max_query_parameters);

}  // namespace bonboek
