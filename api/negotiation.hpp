// What a client prefers, by its headers: lists of words, each with a quality from 0 to 1 (RFC 9110, 12.5).
#pragma once

#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

/// The quality that a list gives a word, in thousandths; where it does not name the word, that of `*`; else nothing.
[[nodiscard]] unsigned quality_of(std::string_view list, std::string_view word);

/// Whether Accept-Encoding asks for gzip. An absent header does not.
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

/// English where Accept-Language prefers it to Dutch, whatever the region ("en-GB"); else Dutch.
[[nodiscard]] Language language_of(std::string_view accept_language);

}  // namespace bonboek
