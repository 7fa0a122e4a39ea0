// Where a service answers.
#pragma once

#include <string>
#include <string_view>

namespace bonboek {

struct ServiceAddress {
  bool is_tls{false};
  std::string host;  // a name or an IP address, without brackets
  std::string port;
};

[[nodiscard]] bool is_url(std::string_view text);

/// Of https://HOST[:PORT] or http://HOST[:PORT]; an IPv6 address stands in brackets. Throws CommandFailed where it is
/// anything else.
[[nodiscard]] ServiceAddress parse_service_address(std::string_view url);

}  // namespace bonboek
