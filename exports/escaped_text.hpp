// Text within markup: XML and HTML alike.
#pragma once

#include <string>
#include <string_view>

namespace bonboek {

/// Appends UTF-8 text so that no parser takes any of it for markup, between tags or in quotes. What XML can't hold, and
/// what is no UTF-8, becomes U+FFFD. Line feeds stay: a parser alters other line ends.
void append_escaped(std::string& out, std::string_view text);

}  // namespace bonboek
