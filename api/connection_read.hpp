// How a connection reads a request. Part of connection.hpp.
#pragma once

#include "api/connection.hpp"

namespace bonboek {

template <class Stream>
Task<typename Connection<Stream>::Incoming> Connection<Stream>::read_request() {
  parser_.emplace(bounds(), loop().make_sink());
  fault_.reset();
  enter(Stage::idle, is_first_request_ ? bounds().header_timeout : bounds().idle_timeout);
  is_first_request_ = false;
  for (;;) {
    if (!input_.is_empty()) {
      if (stage() == Stage::idle) enter(Stage::header, bounds().header_timeout);
      fault_ = parse();
      if (fault_) co_return Incoming::fault;
      if (parser_->is_complete()) co_return Incoming::request;
    }
    if (stage() == Stage::header && parser_->is_header_complete()) {
      if (parser_->expects_continue() && input_.is_empty()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const std::array parts{go_on};
        const bool is_written = co_await write(parts);
        if (!is_written) co_return Incoming::nothing;
      }
      enter(Stage::body, bounds().body_timeout);
    }
    if (stage() == Stage::idle && loop().is_draining()) co_return Incoming::nothing;
    std::size_t count = 0;
    if (!is_expired() && !is_input_over_)
      std::tie(std::ignore, count) = co_await stream_.async_read_some(room(), outcome);
    if (count == 0) break;  // the client has left, or the stage's deadline has passed
    input_.commit(count);
  }
  fault_ = is_expired() || is_cut() ? too_slow() : cut_short();
  co_return fault_ ? Incoming::fault : Incoming::nothing;
}

template <class Stream>
std::optional<Fault> Connection<Stream>::parse() {
  const std::size_t held_before = parser_->held_bytes();
  input_.consume(parser_->feed(input_.bytes()));
  if (parser_->fault()) return parser_->fault();
  const std::size_t held = std::max(parser_->held_bytes(), held_before);
  if (!place().hold(held - held_before, bounds().max_bodies_bytes)) return too_many_bodies(bounds());
  if (input_.is_full()) return malformed_request("A chunk's header or the trailer is longer than read_buffer_bytes.");
  return std::nullopt;
}

/// A client that closes its own side may still read why its request was not taken.
template <class Stream>
std::optional<Fault> Connection<Stream>::cut_short() const {
  if (stage() != Stage::header && stage() != Stage::body) return std::nullopt;
  return malformed_request("The sending side was closed before the request was whole; nothing was recorded.");
}

template <class Stream>
std::optional<Fault> Connection<Stream>::too_slow() const {
  if (!is_expired() || is_cut()) return std::nullopt;
  if (stage() == Stage::header) return header_too_slow(bounds());
  if (stage() == Stage::body) return body_too_slow(bounds());
  return std::nullopt;
}

}  // namespace bonboek
