// A session over one kind of stream: a bare socket, or TLS on one.
#pragma once

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_prefix.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "api/fault.hpp"
#include "api/input_buffer.hpp"
#include "api/request_parser.hpp"
#include "api/response_head.hpp"
#include "api/session.hpp"

namespace bonboek {

/// Reads a request, has it answered, writes the answer, and again, until either side has had enough. What the client
/// sends ahead stays in the buffer until its turn.
template <class Stream>
class Connection final : public Session {
 public:
  /// `is_refused`: the client is told that there are too many connections, and nothing else.
  Connection(Loop& loop, Census::Place place, Stream stream, bool is_refused);

  /// The whole session. Shared, because a read may be pending when it ends.
  static Task<void> run(std::shared_ptr<Connection> self);

 private:
  static constexpr bool is_encrypted = !std::is_same_v<Stream, Socket>;
  /// What is joined in one string before it is encrypted, for a TLS record is made of one piece of memory.
  static constexpr std::size_t joined_record_bytes = 16 * 1024;
  enum class Incoming : std::uint8_t { request, fault, nothing };

  // connection_read.hpp
  Task<Incoming> read_request();
  std::optional<Fault> parse();
  [[nodiscard]] std::optional<Fault> too_slow() const;
  [[nodiscard]] std::optional<Fault> cut_short() const;

  // connection_write.hpp
  template <std::size_t count>
  Task<bool> write(std::array<std::string_view, count> parts);
  Task<bool> send(Response& response, Framing framing);

  // connection_stream.hpp
  Task<bool> send_source(Response& response, Framing framing);
  Task<bool> send_piece(std::string_view piece, bool is_chunked);
  Task<Parcel> next_piece(BodySource& source, bool is_chunked);
  void watch();
  Task<void> stop_watching();

  Task<bool> shake_hands();
  Task<bool> serve_one();
  Task<void> part();

  void cancel_operations() override;
  void close_socket() override;
  Socket& socket();
  boost::asio::mutable_buffer room();

  Stream stream_;
  bool is_refused_;
  InputBuffer input_;
  std::optional<RequestParser> parser_;
  std::optional<Fault> fault_;  // of the request being read
  std::string head_;            // of the answer being written; kept for its memory
  bool is_first_request_{true};
  bool is_parting_due_{false};  // an answer was the last: see that the client can read it
  bool is_watching_{false};     // a read is pending while a body is being sent
  bool is_live_{false};         // the body being sent is a stream of events
  bool is_input_over_{false};   // the client closed its side while a body was being sent; Asio tells that only once
  bool has_left_{false};        // it does not read either
};

template <class Stream>
Connection<Stream>::Connection(Loop& loop, Census::Place place, Stream stream, bool is_refused)
    : Session{loop, std::move(place)},
      stream_{std::move(stream)},
      is_refused_{is_refused},
      input_{std::max(loop.bounds().read_buffer_bytes, loop.bounds().max_header_bytes + 1)} {}

template <class Stream>
Task<void> Connection<Stream>::run(std::shared_ptr<Connection> self) {
  try {
    bool goes_on = co_await self->shake_hands();
    while (goes_on) goes_on = co_await self->serve_one();
    if (self->is_parting_due_ && !self->is_cut()) co_await self->part();
  } catch (const std::exception& error) {
    spdlog::error("a session ended by an exception: {}", error.what());
  }
  self->cut();
}

template <class Stream>
Task<bool> Connection<Stream>::shake_hands() {
  if constexpr (is_encrypted) {
    if (loop().is_draining()) co_return false;
    const auto [error] = co_await stream_.async_handshake(boost::asio::ssl::stream_base::server, outcome);
    if (error) co_return false;
  }
  if (!is_refused_) co_return true;
  Response response = to_response(too_many_connections(bounds()));
  is_parting_due_ = true;
  const Framing framing{.keep_alive = false};
  co_await send(response, framing);
  co_return false;
}

template <class Stream>
Task<bool> Connection<Stream>::serve_one() {
  const Incoming incoming = co_await read_request();
  if (incoming == Incoming::nothing) co_return false;
  Framing framing{.is_http11 = parser_->is_http11(), .is_head = parser_->is_head(), .keep_alive = false};
  Response response;
  if (incoming == Incoming::request) {
    response = co_await ask(parser_->take());
    framing.keep_alive = parser_->is_kept_alive();
  } else {
    response = to_response(*fault_);
  }
  place().release_all();
  if (is_cut()) co_return false;
  if (loop().is_draining() || body_end(response, framing) == BodyEnd::until_close) framing.keep_alive = false;
  const bool is_whole = co_await send(response, framing);
  is_parting_due_ = is_whole && !framing.keep_alive;
  co_return is_whole&& framing.keep_alive;
}

/// Closes so that the client can read what it was last sent: bytes of its own that nobody read would make the kernel
/// throw that away.
template <class Stream>
Task<void> Connection<Stream>::part() {
  enter(Stage::linger, bounds().linger_timeout);
  if constexpr (is_encrypted) co_await stream_.async_shutdown(outcome);
  boost::system::error_code ignored;
  socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
  input_.clear();
  while (!is_expired() && !is_cut() && !is_input_over_) {
    const auto [error, count] = co_await socket().async_read_some(room(), outcome);
    if (error) break;
  }
}

template <class Stream>
void Connection<Stream>::cancel_operations() {
  boost::system::error_code ignored;
  socket().cancel(ignored);
}

template <class Stream>
void Connection<Stream>::close_socket() {
  boost::system::error_code ignored;
  socket().close(ignored);
}

template <class Stream>
Socket& Connection<Stream>::socket() {
  if constexpr (is_encrypted) {
    return stream_.next_layer();
  } else {
    return stream_;
  }
}

template <class Stream>
boost::asio::mutable_buffer Connection<Stream>::room() {
  const auto free = input_.room();
  return {free.data(), free.size()};
}

}  // namespace bonboek

#include "api/connection_read.hpp"
#include "api/connection_stream.hpp"
#include "api/connection_write.hpp"
