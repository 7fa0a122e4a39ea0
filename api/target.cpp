#include "api/target.hpp"

#include <cstdint>

namespace bonboek {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

bool is_printable(char byte) {
  return byte >= ' ' && byte <= '~';
}

bool decode(std::string_view text, std::string& out) {
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    char byte = text[at];
    if (byte == '%') {
      if (text.size() - at < 3) return false;
      const int high = hex_value(text[at + 1]);
      const int low = hex_value(text[at + 2]);
      if (high < 0 || low < 0) return false;
      byte = static_cast<char>(high * 16 + low);
      at += 2;
    }
    if (!is_printable(byte)) return false;
    out.push_back(byte);
  }
  return true;
}

std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto path = text.find_first_of("/?", scheme.size());
    return path == std::string_view::npos ? "/" : text.substr(path);
  }
  return text;
}

}  // namespace

std::expected<Target, std::string_view> parse_target(std::string_view text, std::size_t max_query_parameters) {
  text = without_authority(text);
  const auto mark = text.find('?');
  const auto path = text.substr(0, mark);
  Target target;
  if (!path.starts_with('/') && path != "*") return std::unexpected("The target does not begin with a slash.");
  if (!decode(path, target.path))
    return std::unexpected("The path has a bad percent sequence or a byte that is not printable ASCII.");
  if (mark == std::string_view::npos) return target;

  for (auto rest = text.substr(mark + 1); !rest.empty();) {
    const auto end = rest.find('&');
    const auto pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (pair.empty()) continue;
    if (target.query.size() == max_query_parameters)
      return std::unexpected("The query has more than max_query_parameters parameters.");
    auto& [key, value] = target.query.emplace_back();
    const auto equals = pair.find('=');
    const bool is_well_formed = decode(pair.substr(0, equals), key) &&
                                (equals == std::string_view::npos || decode(pair.substr(equals + 1), value));
    if (!is_well_formed)
      return std::unexpected("The query has a bad percent sequence or a byte that is not printable ASCII.");
  }
  return target;
}

}  // namespace bonboek
