#include "tests/exports/inflated.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace bonboek::test {

Inflated inflated(std::string_view bytes) {
  constexpr int gzip_window_bits = 15 + 16;
  std::string in(bytes);
  z_stream z{};
  z.next_in = reinterpret_cast<Bytef*>(in.data());
  z.avail_in = static_cast<uInt>(in.size());
  if (inflateInit2(&z, gzip_window_bits) != Z_OK) throw std::runtime_error("no memory");
  Inflated result;
  std::array<Bytef, 65'536> room{};
  int outcome = Z_OK;
  while (outcome == Z_OK) {
    z.next_out = room.data();
    z.avail_out = static_cast<uInt>(room.size());
    outcome = inflate(&z, Z_SYNC_FLUSH);
    result.text.append(reinterpret_cast<const char*>(room.data()), room.size() - z.avail_out);
  }
  result.is_whole = outcome == Z_STREAM_END && z.avail_in == 0;
  inflateEnd(&z);
  if (outcome != Z_STREAM_END && outcome != Z_BUF_ERROR) throw std::runtime_error("no gzip");
  return result;
}

}  // namespace bonboek::test
