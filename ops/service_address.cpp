#include "ops/service_address.hpp"

#include <fmt/format.h>

#include <charconv>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

constexpr std::string_view plain_scheme = "http://";
constexpr std::string_view tls_scheme = "https://";

[[noreturn]] void refuse(std::string_view url) {
  throw CommandFailed(ExitCode::usage, fmt::format("{} is no service's address: one is written https://example.org or "
                                                   "http://127.0.0.1:8080, without a path",
                                                   url));
}

bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc{} && end == text.data() + text.size() && port != 0;
}

}  // namespace

bool is_url(std::string_view text) {
  return text.starts_with(plain_scheme) || text.starts_with(tls_scheme);
}

ServiceAddress parse_service_address(std::string_view url) {
  if (!is_url(url)) refuse(url);
  ServiceAddress address;
  address.is_tls = url.starts_with(tls_scheme);
  std::string_view rest = url.substr((address.is_tls ? tls_scheme : plain_scheme).size());
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const bool is_bracketed = rest.starts_with('[');
  const auto host_end = is_bracketed ? rest.find(']') : std::min(rest.find(':'), rest.size());
  if (host_end == std::string_view::npos) refuse(url);
  address.host = rest.substr(is_bracketed ? 1 : 0, is_bracketed ? host_end - 1 : host_end);
  rest.remove_prefix(is_bracketed ? host_end + 1 : host_end);
  address.port = address.is_tls ? "443" : "80";
  if (rest.starts_with(':')) {
    address.port = rest.substr(1);
    rest = {};
  }
  const bool has_host = !address.host.empty() && address.host.find_first_of("/?#@[]\\ ") == std::string::npos;
  if (!has_host || !rest.empty() || !is_port(address.port)) refuse(url);
  return address;
}

}  // namespace bonboek
