// One request out of a connection's bytes: HTTP/1.0 and 1.1 by Beast's parser, checked and put in a `Request`. No I/O
// in here.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/bounds.hpp"
#include "api/fault.hpp"
#include "api/http.hpp"

namespace bonboek {

/// Made new for each request; `bounds` and `make_sink` must outlive it.
class RequestParser final : private boost::beast::http::basic_parser<true> {
 public:
  explicit RequestParser(const Bounds& bounds, const MakeSink& make_sink = gathers);

  /// Takes what it can of the bytes that come next and returns how many it took. What it did not take must be given
  /// again, followed by more. Takes nothing past this request's end, nor after a fault.
  [[nodiscard]] std::size_t feed(std::string_view bytes);

  [[nodiscard]] bool is_header_complete() const { return is_header_done(); }
  /// Also where the body's sink wants no more of it.
  [[nodiscard]] bool is_complete() const { return is_done() || is_sated_; }
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

  // Of the header, once it is complete.
  [[nodiscard]] bool is_kept_alive() const { return keep_alive() && !is_sated_; }
  [[nodiscard]] bool is_http11() const { return is_http11_; }
  [[nodiscard]] bool is_head() const { return is_head_; }
  [[nodiscard]] bool expects_continue() const { return expects_continue_ && is_http11_; }

  /// The memory that the body takes so far: its bytes, or what its sink keeps.
  [[nodiscard]] std::size_t held_bytes() const { return request_.sink ? request_.sink->held_bytes() : body_bytes_; }

  /// The request, once it is complete; once only.
  [[nodiscard]] Request take() { return std::move(request_); }

  /// No sink: every body is gathered.
  static const MakeSink gathers;

 private:
  using ErrorCode = boost::beast::error_code;
  using Text = boost::beast::string_view;
  using Field = boost::beast::http::field;

  void on_request_impl(boost::beast::http::verb method, Text name, Text target, int version, ErrorCode& error) override;
  void on_response_impl(int, Text, int, ErrorCode&) override {}
  void on_field_impl(Field field, Text name, Text value, ErrorCode& error) override;
  void on_header_impl(ErrorCode& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>& content_length, ErrorCode& error) override;
  std::size_t on_body_impl(Text piece, ErrorCode& error) override;
  void on_chunk_header_impl(std::uint64_t size, Text, ErrorCode& error) override;
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, ErrorCode& error) override;
  void on_finish_impl(ErrorCode&) override {}

  void fail(Fault fault, ErrorCode& error);
  void keep(std::string_view name, std::string_view value, ErrorCode& error);

  const Bounds& bounds_;
  const MakeSink& make_sink_;
  Request request_;
  std::optional<Fault> fault_;
  std::size_t header_bytes_{0};
  std::size_t body_bytes_{0};
  std::uint32_t seen_{0};  // a bit for each field that may come only once
  bool is_http11_{false};
  bool is_head_{false};
  bool expects_continue_{false};
  bool has_transfer_encoding_{false};
  bool is_sated_{false};
};

}  // namespace bonboek
