// Reading gzip (RFC 1952): with exports/gzip the only door to zlib.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace bonboek {

[[nodiscard]] bool is_gzip(std::string_view bytes);

/// Gives `take` what the bytes hold, piece by piece; all members of the file, one after the other. Says what is wrong
/// where they are damaged or cut off.
[[nodiscard]] std::expected<void, std::string> gunzip(std::string_view bytes,
                                                      const std::function<void(std::string_view)>& take);

}  // namespace bonboek
