#include "api/request_parser.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/http/error.hpp>
#include <cctype>
#include <iterator>
#include <utility>

#include "api/target.hpp"

namespace bonboek {
namespace {

namespace http = boost::beast::http;

/// A body's string grows as bytes come; only this much is set aside on the client's word alone.
constexpr std::uint64_t trusted_body_bytes = 256 * 1024;

/// The fields that a handler sees. Each but a list may come once: of two, one would win in silence.
struct KeptField {
  std::string_view name;
  std::string Request::* member;
  bool is_list{false};
};
constexpr std::array<KeptField, 8> kept_fields{{{"authorization", &Request::authorization},
                                                {"content-type", &Request::content_type},
                                                {"accept", &Request::accept, true},
                                                {"accept-encoding", &Request::accept_encoding, true},
                                                {"accept-language", &Request::accept_language, true},
                                                {"idempotency-key", &Request::idempotency_key},
                                                {"simulated-time", &Request::simulated_time},
                                                {"last-event-id", &Request::last_event_id}}};
constexpr std::uint32_t host_bit = 1U << kept_fields.size();

std::string_view plain(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

bool same(std::string_view text, std::string_view lower_case) {
  const auto equal = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::ranges::equal(text, lower_case, equal);
}

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    default:
      return Method::other;
  }
}

Fault fault_of(const boost::beast::error_code& error, const Bounds& bounds) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return header_too_large(bounds);
  if (error == http::error::bad_version) return malformed_request("The version must be HTTP/1.1 or HTTP/1.0.");
  return malformed_request("The parser says: " + error.message() + ".");
}

}  // namespace

const MakeSink RequestParser::gathers;

RequestParser::RequestParser(const Bounds& bounds, const MakeSink& make_sink) : bounds_{bounds}, make_sink_{make_sink} {
  header_limit(static_cast<std::uint32_t>(bounds.max_header_bytes + 1));
  body_limit(boost::none);  // the bound is on bodies that are gathered: whether this one is, the header tells
}

std::size_t RequestParser::feed(std::string_view bytes) {
  std::size_t taken = 0;
  if (!got_some()) taken = std::min(bytes.find_first_not_of("\r\n"), bytes.size());  // RFC 9112, 2.2
  while (taken < bytes.size() && !fault_ && !is_complete()) {
    const auto rest = bytes.substr(taken);
    const bool was_header = !is_header_done();
    ErrorCode error;
    const std::size_t used = put(boost::asio::const_buffer{rest.data(), rest.size()}, error);
    taken += used;
    if (was_header) {
      // Counted here, because Beast's own limit is on what it is shown at once, not on the whole header.
      header_bytes_ += used;
      const std::size_t begun = error == http::error::need_more ? rest.size() - used : 0;
      if (!fault_ && header_bytes_ + begun > bounds_.max_header_bytes) fault_ = header_too_large(bounds_);
    }
    if (error == http::error::need_more) break;
    if (error && !fault_ && !is_sated_) fault_ = fault_of(error, bounds_);
  }
  return taken;
}

void RequestParser::fail(Fault fault, ErrorCode& error) {
  fault_ = std::move(fault);
  error = http::error::bad_value;
}

void RequestParser::on_request_impl(http::verb method, Text, Text target, int version, ErrorCode& error) {
  request_.method = method_of(method);
  is_head_ = method == http::verb::head;
  is_http11_ = version >= 11;
  auto parsed = bonboek::parse_target(plain(target), bounds_.max_query_parameters);
  if (!parsed) return fail(malformed_request(parsed.error()), error);
  request_.path = std::move(parsed->path);
  request_.query = std::move(parsed->query);
}

void RequestParser::on_field_impl(Field field, Text name, Text value, ErrorCode& error) {
  if (is_header_done()) return;  // a trailer may not pass for a header field
  switch (field) {
    case Field::host:
      if ((seen_ & host_bit) != 0) return fail(malformed_request("Host comes twice."), error);
      seen_ |= host_bit;
      return;
    case Field::transfer_encoding:
      has_transfer_encoding_ = true;
      if (!same(plain(value), "chunked")) fail(unsupported_transfer_encoding(), error);
      return;
    case Field::content_encoding:
      if (!same(plain(value), "identity")) fail(unsupported_content_encoding(), error);
      return;
    case Field::expect:
      expects_continue_ = same(plain(value), "100-continue");
      return;
    default:
      return keep(plain(name), plain(value), error);
  }
}

void RequestParser::keep(std::string_view name, std::string_view value, ErrorCode& error) {
  for (std::size_t index = 0; index < kept_fields.size(); ++index) {
    const auto& field = kept_fields.at(index);
    if (name.size() != field.name.size() || !same(name, field.name)) continue;
    std::string& kept = request_.*field.member;
    const std::uint32_t bit = 1U << index;
    if ((seen_ & bit) == 0) {
      kept = value;
    } else if (field.is_list) {
      kept.append(", ").append(value);
    } else {
      fail(malformed_request("A header field that may come once comes twice."), error);
    }
    seen_ |= bit;
    return;
  }
}

void RequestParser::on_header_impl(ErrorCode& error) {
  if (is_http11_ && (seen_ & host_bit) == 0) return fail(malformed_request("Host is missing."), error);
  if (!is_http11_ && has_transfer_encoding_)
    return fail(malformed_request("HTTP/1.0 has no Transfer-Encoding."), error);
  if (make_sink_) request_.sink = make_sink_(request_);
  if (!request_.sink && content_length().value_or(0) > bounds_.max_body_bytes) fail(body_too_large(bounds_), error);
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& content_length, ErrorCode&) {
  if (request_.sink || !content_length) return;
  request_.body.reserve(static_cast<std::size_t>(std::min(*content_length, trusted_body_bytes)));
}

std::size_t RequestParser::on_body_impl(Text piece, ErrorCode& error) {
  body_bytes_ += piece.size();
  if (request_.sink) {
    is_sated_ = !request_.sink->take(plain(piece));
    if (is_sated_) error = http::error::end_of_stream;  // has the parser stop; it is nobody's fault
  } else {                                              // within its bound: the header said so, or the chunk's
    request_.body.append(piece.data(), piece.size());
  }
  return piece.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t size, Text, ErrorCode& error) {
  if (!request_.sink && size > bounds_.max_body_bytes - body_bytes_) fail(body_too_large(bounds_), error);
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text piece, ErrorCode& error) {
  return on_body_impl(piece, error);
}

}  // namespace bonboek
