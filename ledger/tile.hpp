// Places of tiles as C2SP tlog-tiles writes them: <level>/<index>[.p/<width>], the index in groups of three digits, all
// but the last with an x before it: 0/x001/x234/067.p/12. A full tile is 256 hashes wide.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bonboek {

inline constexpr unsigned tile_height = 8;
inline constexpr std::uint64_t full_tile_width = std::uint64_t{1} << tile_height;

struct TilePlace {
  unsigned level{0};
  std::uint64_t index{0};
  std::uint64_t width{full_tile_width};

  /// The leaves that the log must have for it.
  [[nodiscard]] std::uint64_t leaves_needed() const {
    return (index * full_tile_width + width) << (tile_height * level);
  }
};

/// The place of a tile of hashes, "<level>/<index>[.p/<width>]"; nothing where the text is no such place.
[[nodiscard]] std::optional<TilePlace> parse_tile_place(std::string_view text);
/// The same of a bundle of entries, which has no level: "<index>[.p/<width>]".
[[nodiscard]] std::optional<TilePlace> parse_bundle_place(std::string_view text);

}  // namespace bonboek
