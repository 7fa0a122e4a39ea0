// What the transport itself may answer, before or instead of a handler: one list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "api/bounds.hpp"
#include "api/http.hpp"

namespace bonboek {

/// An answer in the form of RFC 9457. `name` ends its type: urn:bonboek:problem:NAME. `detail` says what was broken,
/// the bound's value and what to do. Of the client's own text it holds at most what stood in the path, and little of a
/// parameter's name.
struct Fault {
  unsigned status;
  std::string_view name;
  std::string_view title;
  std::string detail;
  unsigned retry_after_s{0};      // 0: no Retry-After
  std::string further_members{};  // of the problem, as JSON: "errors":[...],"errorCount":2; empty: none
};

[[nodiscard]] Response to_response(const Fault& fault);

[[nodiscard]] Fault malformed_request(std::string_view what);
[[nodiscard]] Fault header_too_large(const Bounds& bounds);
[[nodiscard]] Fault header_too_slow(const Bounds& bounds);
[[nodiscard]] Fault body_too_large(const Bounds& bounds);
[[nodiscard]] Fault body_too_slow(const Bounds& bounds);
[[nodiscard]] Fault too_many_bodies(const Bounds& bounds);
[[nodiscard]] Fault too_many_connections(const Bounds& bounds);
[[nodiscard]] Fault unsupported_transfer_encoding();
[[nodiscard]] Fault unsupported_content_encoding();
[[nodiscard]] Fault answer_too_late(const Bounds& bounds);
[[nodiscard]] Fault internal_error();

}  // namespace bonboek
