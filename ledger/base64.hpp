// Base64 (RFC 4648 section 4, with padding), as signed notes use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bonboek {

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Nothing where the text is not exactly what `to_base64` gives for some bytes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace bonboek
