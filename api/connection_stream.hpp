// How a connection sends a body that is produced piece by piece. Part of connection.hpp.
#pragma once

#include <boost/asio/post.hpp>

#include "api/connection.hpp"

namespace bonboek {

/// Pulls and writes until the source ends. False where the body is not whole; then its missing end tells the client so.
template <class Stream>
Task<bool> Connection<Stream>::send_source(Response& response, Framing framing) {
  is_live_ = is_event_stream(response);
  has_left_ = false;
  const std::shared_ptr<BodySource> source = std::exchange(response.source, nullptr);
  bool is_whole = false;
  for (bool goes_on = true; goes_on;) {
    watch();
    const Parcel parcel = co_await next_piece(*source, framing.is_http11);
    const auto* const piece = std::get_if<Piece>(&parcel);
    if (piece == nullptr) break;
    is_whole = !piece->has_value();
    if (is_whole) break;
    if ((*piece)->empty()) {
      // A chunk of no bytes would end the body; and a source with nothing to say may not keep the thread from others.
      co_await boost::asio::post(loop().io(), outcome);
    } else {
      goes_on = co_await send_piece(**piece, framing.is_http11);
    }
  }
  if (is_whole && framing.is_http11) {
    constexpr std::string_view last_chunk = "0\r\n\r\n";
    const std::array parts{last_chunk};
    is_whole = co_await write(parts);
  }
  co_await stop_watching();
  co_return is_whole;
}

template <class Stream>
Task<bool> Connection<Stream>::send_piece(std::string_view piece, bool is_chunked) {
  if (!is_chunked) {
    const std::array parts{piece};
    co_return co_await write(parts);
  }
  head_.clear();
  fmt::format_to(std::back_inserter(head_), "{:x}\r\n", piece.size());
  constexpr std::string_view line_end = "\r\n";
  const std::array parts{std::string_view{head_}, piece, line_end};
  co_return co_await write(parts);
}

/// The next piece, or the end; neither where the client has left or the source failed. Keeps an event stream's client
/// company.
template <class Stream>
Task<Parcel> Connection<Stream>::next_piece(BodySource& source, bool is_chunked) {
  const auto timeout = is_live_ ? bounds().heartbeat : bounds().handler_timeout;
  enter(Stage::piece, timeout);
  const Ticket ticket = expect();
  try {
    source.next(loop().inbox().done_for(ticket));
  } catch (const std::exception& error) {
    spdlog::error("a body's source threw: {}", error.what());
    expect_nothing();
    co_return Parcel{};
  }
  for (;;) {
    const bool is_over = has_left_ || is_cut();
    const bool is_drained = is_live_ && loop().is_draining();
    if (is_over || is_drained || has_parcel()) {
      Parcel parcel = take_parcel();
      if (is_over)
        parcel = Parcel{};
      else if (is_drained)
        parcel = Parcel{Piece{}};
      co_return parcel;
    }
    if (!is_expired()) {
      co_await pause();
      continue;
    }
    if (!is_live_) {
      spdlog::error("a body was cut short: its next piece was not ready within {} ms", timeout.count());
      expect_nothing();
      co_return Parcel{};
    }
    constexpr std::string_view comment = ": keep-alive\n\n";
    const bool is_written = co_await send_piece(comment, is_chunked);
    if (!is_written) has_left_ = true;
    enter(Stage::piece, timeout);
  }
}

/// Reads while a body is sent, so that a client that leaves is noticed. What it sends ahead waits in the buffer. A
/// client that only closes its own side is still sent a body that ends, not one that does not.
template <class Stream>
void Connection<Stream>::watch() {
  if (is_watching_ || is_input_over_ || input_.is_full()) return;
  is_watching_ = true;
  // Shared: this read may outlive the coroutine, where that ends by an exception.
  auto on_read = [this, self = shared_from_this()](const boost::system::error_code& error, std::size_t count) {
    is_watching_ = false;
    input_.commit(count);
    if (!error) {
      watch();
    } else if (error != boost::asio::error::operation_aborted) {
      const bool is_end = error == boost::asio::error::eof || error == boost::asio::ssl::error::stream_truncated;
      is_input_over_ = true;
      has_left_ = is_live_ || !is_end;
      if (has_left_) interrupt();
    }
    wake();
  };
  stream_.async_read_some(room(), std::move(on_read));
}

template <class Stream>
Task<void> Connection<Stream>::stop_watching() {
  if (is_watching_) cancel_operations();
  while (is_watching_) co_await pause();
}

}  // namespace bonboek
