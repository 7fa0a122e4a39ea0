// The forms of the texts that events carry: ids, numbers in other registers, references and names. A form says what may
// be written, never that whom it names exists.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ledger/ids.hpp"

namespace bonboek {

inline constexpr std::size_t max_slug_length = 64;
inline constexpr std::size_t max_document_number_length = 35;  // what a SEPA reference holds
inline constexpr std::size_t max_origin_length = 120;
inline constexpr std::size_t max_name_characters = 120;

/// Lower-case letters, digits and single dashes between them: a party's id.
[[nodiscard]] bool is_slug(std::string_view text);

/// The identifier of a library (ISO 15511): a country's two letters or another prefix, a dash, up to eleven characters.
[[nodiscard]] bool is_isil(std::string_view text);

/// An account number (ISO 13616) without spaces, in capitals, whose check digits fit; a Dutch, Belgian or German one
/// has its country's length.
[[nodiscard]] bool is_iban(std::string_view text);

/// A number of the Dutch business register: eight digits.
[[nodiscard]] bool is_kvk(std::string_view text);

/// The number of an invoice or the reference of a payment: A-Z a-z 0-9 . _ / -, the first a letter or digit.
[[nodiscard]] bool is_document_number(std::string_view text);

/// A log's name: A-Z a-z 0-9 . _ / -, which C2SP's tlog-checkpoint takes as an origin.
[[nodiscard]] bool is_origin(std::string_view text);

/// 1 to 120 characters of UTF-8 without control characters, and no space before or after them.
[[nodiscard]] bool is_name(std::string_view text);

/// A municipality as Statistics Netherlands writes it: GM and four digits, not all zero.
[[nodiscard]] std::optional<Municipality> parse_municipality(std::string_view text);

}  // namespace bonboek
