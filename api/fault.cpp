#include "api/fault.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <chrono>

namespace bonboek {
namespace {

double seconds(std::chrono::milliseconds span) {
  return std::chrono::duration<double>(span).count();
}

}  // namespace

Response to_response(const Fault& fault) {
  Response response;
  response.status = fault.status;
  response.content_type = "application/problem+json";
  if (fault.retry_after_s > 0) response.headers.emplace_back("Retry-After", fmt::to_string(fault.retry_after_s));
  response.body = fmt::format(R"({{"type":"urn:bonboek:problem:{}","title":"{}","status":{},"detail":{}{}{}}})",
                              fault.name, fault.title, fault.status, boost::json::serialize(fault.detail),
                              fault.further_members.empty() ? "" : ",", fault.further_members);
  return response;
}

Fault malformed_request(std::string_view what) {
  return {400, "malformed-request", "The request is not well-formed HTTP",
          fmt::format("{} Send a request as RFC 9112 has it.", what)};
}

Fault header_too_large(const Bounds& bounds) {
  return {431, "header-too-large", "The request's header is too large",
          fmt::format("The request line and header fields may take {} bytes together (max_header_bytes). Send fewer or "
                      "shorter ones.",
                      bounds.max_header_bytes)};
}

Fault header_too_slow(const Bounds& bounds) {
  return {408, "header-too-slow", "The request's header came too slowly",
          fmt::format(
              "The header must be whole within {} s of its first byte (header_timeout). Send the request again on a "
              "new connection.",
              seconds(bounds.header_timeout))};
}

Fault body_too_large(const Bounds& bounds) {
  return {413, "body-too-large", "The request's body is too large",
          fmt::format("A body may take {} bytes (max_body_bytes). Send it in smaller parts, each with its own "
                      "Idempotency-Key.",
                      bounds.max_body_bytes)};
}

Fault body_too_slow(const Bounds& bounds) {
  return {408, "body-too-slow", "The request's body came too slowly",
          fmt::format(
              "The body must be whole within {} s of the header (body_timeout). Nothing was recorded: send it again "
              "in smaller parts, on a new connection.",
              seconds(bounds.body_timeout))};
}

Fault too_many_bodies(const Bounds& bounds) {
  return {429, "too-many-bodies", "The server holds too many requests at once",
          fmt::format("The bodies of all requests under way may take {} bytes together (max_bodies_bytes). Nothing was "
                      "recorded: send it again later.",
                      bounds.max_bodies_bytes),
          2};
}

Fault too_many_connections(const Bounds& bounds) {
  return {
      429, "too-many-connections", "The server has too many connections",
      fmt::format("{} connections may be open at one time (max_connections). Try again later, and use one connection "
                  "for many requests.",
                  bounds.max_connections),
      2};
}

Fault unsupported_transfer_encoding() {
  return {501, "unsupported-transfer-encoding", "The transfer coding is not known here",
          "A body may come with Content-Length or with Transfer-Encoding chunked, and in no other way."};
}

Fault unsupported_content_encoding() {
  return {415, "unsupported-content-encoding", "The content coding is not known here",
          "A body may not be compressed: send it without Content-Encoding."};
}

Fault answer_too_late(const Bounds& bounds) {
  return {503, "answer-too-late", "The answer was not ready in time",
          fmt::format(
              "The answer was not ready within {} s (handler_timeout). What was sent may have been recorded all the "
              "same: send it again with the same Idempotency-Key to learn what happened.",
              seconds(bounds.handler_timeout)),
          5};
}

Fault internal_error() {
  return {500, "internal-error", "The server failed at this request",
          "Its log says why. What was sent may have been recorded all the same: send it again with the same "
          "Idempotency-Key to learn what happened."};
}

}  // namespace bonboek
