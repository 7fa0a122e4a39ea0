// gzip read again, by zlib.
#pragma once

#include <string>
#include <string_view>

namespace bonboek::test {

struct Inflated {
  std::string text;
  bool is_whole{false};  // its end was there
};

/// What a gzip stream holds, as far as it goes; throws where it is none.
[[nodiscard]] Inflated inflated(std::string_view bytes);

}  // namespace bonboek::test
