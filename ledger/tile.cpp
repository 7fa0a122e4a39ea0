#include "ledger/tile.hpp"

#include <charconv>

namespace bonboek {
namespace {

constexpr unsigned max_level = 5;      // 2^48 leaves and more
constexpr std::size_t max_groups = 5;  // of three digits: indexes below 10^15
constexpr std::size_t group_digits = 3;

/// A whole number without leading zeros.
std::optional<std::uint64_t> plain_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || (text.size() > 1 && text[0] == '0')) return {};
  return value;
}

/// The next group of digits, which is taken off the text.
std::optional<std::uint64_t> take_group(std::string_view& text) {
  if (text.size() < group_digits) return {};
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < group_digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + static_cast<std::uint64_t>(text[i] - '0');
  }
  text.remove_prefix(group_digits);
  return value;
}

std::optional<std::uint64_t> index_of(std::string_view text) {
  constexpr std::uint64_t thousand = 1000;
  std::uint64_t index = 0;
  for (std::size_t group = 0; group < max_groups; ++group) {
    const bool has_more = text.starts_with('x');
    if (has_more) text.remove_prefix(1);
    const auto value = take_group(text);
    if (!value || (has_more && group == 0 && *value == 0)) return {};
    index = index * thousand + *value;
    if (!has_more) return text.empty() ? std::optional(index) : std::nullopt;
    if (!text.starts_with('/')) return {};
    text.remove_prefix(1);
  }
  return {};
}

}  // namespace

std::optional<TilePlace> parse_bundle_place(std::string_view text) {
  TilePlace place;
  if (const auto dot = text.find(".p/"); dot != std::string_view::npos) {
    const auto width = plain_number(text.substr(dot + 3));
    if (!width || *width == 0 || *width >= full_tile_width) return {};
    place.width = *width;
    text = text.substr(0, dot);
  }
  const auto index = index_of(text);
  if (!index) return {};
  place.index = *index;
  return place;
}

std::optional<TilePlace> parse_tile_place(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const auto level = plain_number(text.substr(0, slash));
  if (!level || *level > max_level) return {};
  auto place = parse_bundle_place(text.substr(slash + 1));
  if (!place || place->index >> (64 - tile_height * (*level + 2)) != 0) return {};
  place->level = static_cast<unsigned>(*level);
  return place;
}

}  // namespace bonboek
