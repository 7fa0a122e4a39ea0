// JSON documents within the bounds of decoding.
#pragma once

#include <simdjson.h>

#include <expected>
#include <string>
#include <string_view>

namespace bonboek {

/// Documents up to this size are read with a parser that their thread keeps, about 1 MiB of it; larger ones with one
/// that goes with its reader.
inline constexpr std::size_t kept_parser_bytes = 64UL * 1024;

class JsonReader {
 public:
  /// Reads one document of RFC 8259, at most `max_depth` deep, with nothing but white space around it; else says what
  /// is wrong with it. `readable_after` bytes behind the text are readable too; where they are too few the text is
  /// copied. What is read holds until the next reading by any reader of the thread.
  ///
  /// A number that is JSON but that neither 64 bits nor a double hold is read as `unreadable_number`: no field takes a
  /// fraction, so it is refused where it stands.
  [[nodiscard]] std::expected<simdjson::dom::element, std::string> read(std::string_view text,
                                                                        std::size_t readable_after);

 private:
  simdjson::dom::parser& parser_for(std::size_t size);

  simdjson::dom::parser large_;
};

inline constexpr std::string_view unreadable_number = "0.5";

}  // namespace bonboek
