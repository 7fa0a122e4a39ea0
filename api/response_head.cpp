#include "api/response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/beast/http/status.hpp>
#include <charconv>
#include <limits>

#include "api/version.hpp"

namespace bonboek {
namespace {

void append_number(std::string& out, std::size_t number) {
  char digits[std::numeric_limits<std::size_t>::digits10 + 1];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  out.append(std::begin(digits), end);
}

bool is_plain(std::string_view text) {
  const auto is_control = [](char byte) { return (byte >= 0 && byte < ' ' && byte != '\t') || byte == '\x7f'; };
  return std::ranges::none_of(text, is_control);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!is_plain(name) || !is_plain(value)) return;
  out.append(name).append(": ").append(value).append("\r\n");
}

void append_status_line(std::string& out, unsigned status) {
  if (status == 200) {
    out.append("HTTP/1.1 200 OK\r\n");
    return;
  }
  const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
  out.append("HTTP/1.1 ");
  append_number(out, status);
  out.append(" ").append(reason.data(), reason.size()).append("\r\n");
}

}  // namespace

bool is_event_stream(const Response& response) {
  return response.source != nullptr && response.content_type.starts_with("text/event-stream");
}

BodyEnd body_end(const Response& response, const Framing& framing) {
  if (response.status < 200 || response.status == 204 || response.status == 304) return BodyEnd::none;
  if (response.source == nullptr) return BodyEnd::sized;
  return framing.is_http11 ? BodyEnd::chunked : BodyEnd::until_close;
}

void write_head(std::string& out, const Response& response, const Framing& framing, std::string_view date) {
  const BodyEnd form = body_end(response, framing);
  append_status_line(out, response.status);
  out.append("Date: ").append(date).append("\r\nAPI-Version: ").append(api_version).append("\r\n");
  if (form != BodyEnd::none) append_field(out, "Content-Type", response.content_type);
  for (const auto& [name, value] : response.headers) append_field(out, name, value);
  if (form == BodyEnd::sized) {
    out.append("Content-Length: ");
    append_number(out, response.body.size());
    out.append("\r\n");
  }
  if (form == BodyEnd::chunked) out.append("Transfer-Encoding: chunked\r\n");
  if (!framing.keep_alive || form == BodyEnd::until_close) {
    out.append("Connection: close\r\n");
  } else if (!framing.is_http11) {
    out.append("Connection: keep-alive\r\n");
  }
  out.append("\r\n");
}

std::string http_date(std::time_t at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(at));
}

}  // namespace bonboek
