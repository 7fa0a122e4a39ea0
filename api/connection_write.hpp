// How a connection writes an answer. Part of connection.hpp.
#pragma once

#include "api/connection.hpp"

namespace bonboek {

/// Writes all of it, slice by slice, each within write_timeout; false where the client did not take it.
template <class Stream>
template <std::size_t count>
Task<bool> Connection<Stream>::write(std::array<std::string_view, count> parts) {
  enter(Stage::write, bounds().write_timeout);
  std::array<boost::asio::const_buffer, count> buffers;
  std::ranges::transform(parts, buffers.begin(), [](std::string_view part) { return boost::asio::buffer(part); });
  const std::size_t size = boost::asio::buffer_size(buffers);
  if constexpr (is_encrypted) {
    if (size <= joined_record_bytes) {
      std::string record(size, '\0');
      boost::asio::buffer_copy(boost::asio::buffer(record), buffers);
      const auto [error, written] = co_await boost::asio::async_write(stream_, boost::asio::buffer(record), outcome);
      co_return !error;
    }
  }
  if (size <= bounds().write_slice_bytes) {
    const auto [error, written] = co_await boost::asio::async_write(stream_, buffers, outcome);
    co_return !error;
  }
  boost::beast::buffers_suffix<std::array<boost::asio::const_buffer, count>> rest{buffers};
  for (std::size_t left = size; left > 0;) {
    if (has_left_ || is_expired()) co_return false;
    enter(Stage::write, bounds().write_timeout);
    const auto slice = boost::beast::buffers_prefix(bounds().write_slice_bytes, rest);
    const auto [error, written] = co_await boost::asio::async_write(stream_, slice, outcome);
    if (error) co_return false;
    rest.consume(written);
    left -= written;
  }
  co_return true;
}

/// False where the client can't be sure that it has the whole answer: the connection has to go.
template <class Stream>
Task<bool> Connection<Stream>::send(Response& response, Framing framing) {
  head_.clear();
  write_head(head_, response, framing, loop().date());
  const BodyEnd form = body_end(response, framing);
  if (form == BodyEnd::sized && !framing.is_head) {
    const std::array parts{std::string_view{head_}, std::string_view{response.body}};
    co_return co_await write(parts);
  }
  const std::array parts{std::string_view{head_}};
  const bool is_written = co_await write(parts);
  if (!is_written || framing.is_head || form == BodyEnd::none) co_return is_written;
  co_return co_await send_source(response, framing);
}

}  // namespace bonboek
