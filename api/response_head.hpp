// An answer's status line and header fields, as text. No I/O in here.
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>

#include "api/http.hpp"

namespace bonboek {

/// What of the request, and of the connection, decides the shape of its answer.
struct Framing {
  bool is_http11{true};
  bool is_head{false};
  bool keep_alive{true};
};

/// How the client learns where the body ends.
enum class BodyEnd : std::uint8_t { none, sized, chunked, until_close };

[[nodiscard]] BodyEnd body_end(const Response& response, const Framing& framing);

/// Puts the head, its empty line included, at the end of `out`. `date` is `http_date` of now. A header field of the
/// response that holds a control character is left out: it could begin a second answer.
void write_head(std::string& out, const Response& response, const Framing& framing, std::string_view date);

/// The form of RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] std::string http_date(std::time_t at);

/// Whether the body is a stream of events (text/event-stream), that ends only when the client or the server leaves.
[[nodiscard]] bool is_event_stream(const Response& response);

}  // namespace bonboek
