// gzip (RFC 1952) as a stream: with exports/gunzip the only door to zlib.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace bonboek {

/// Compresses what it is given piece by piece. Nothing of the machine or the time gets into the bytes: the same pieces
/// give the same bytes. Not for two threads at once.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  /// The piece compressed; all that was given so far can be read from what came out, so that a reader whose stream
  /// breaks off has every whole line of it.
  [[nodiscard]] std::string add(std::string_view piece);
  /// What ends the stream. Nothing is given after it.
  [[nodiscard]] std::string finish();

 private:
  struct Stream;
  [[nodiscard]] std::string deflate_all(std::string_view piece, int flush);

  std::unique_ptr<Stream> stream_;
};

}  // namespace bonboek
