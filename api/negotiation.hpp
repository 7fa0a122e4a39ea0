// In which form and language a client wants its answer: the Accept, Accept-Encoding and Accept-Language header fields,
// as RFC 9110 (sections 12.4.2, 12.5.1, 12.5.3, 12.5.4) has them. An element that is not of the form is as if it were
// not there.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "exports/language.hpp"

namespace bonboek {

/// The place of the media type that the client wants most; nothing where it takes none of them. Of several with one
/// weight it is the one that is named most exactly, then the first offered. An absent or empty field takes all.
/// Parameters of a media range other than its weight are passed over.
[[nodiscard]] std::optional<std::size_t> preferred_type(std::string_view accept,
                                                        std::span<const std::string_view> offered);

/// The language that the client wants most; Dutch where it wants neither or both alike. A range such as en-GB takes
/// English. What suits nobody is answered in Dutch all the same: a language is no reason to answer nothing.
[[nodiscard]] Language preferred_language(std::string_view accept_language);

/// Whether the client takes gzip. An absent or empty field does not ask for it.
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

}  // namespace bonboek
