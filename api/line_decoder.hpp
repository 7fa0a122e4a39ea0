// NDJSON as it comes in, piece by piece: whole lines are read at once, and of the others at most one is kept.
#pragma once

#include <memory>
#include <string_view>

#include "api/decode.hpp"

namespace bonboek {

/// For one thread at a time. What it reads is what `decode` reads of the pieces put together.
class LineDecoder {
 public:
  LineDecoder();
  ~LineDecoder();
  LineDecoder(const LineDecoder&) = delete;
  LineDecoder& operator=(const LineDecoder&) = delete;

  /// Takes the body's next piece, which need not outlive the call. False once the body is refused as a whole: then what
  /// follows need not be taken. Throws std::bad_alloc.
  bool take(std::string_view piece);

  /// What was read, once the body is over or refused. Once only.
  [[nodiscard]] Posted finish();

  /// The memory that it keeps, about; does not become less.
  [[nodiscard]] std::size_t held_bytes() const;

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace bonboek
