#include "exports/gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace bonboek {
namespace {

constexpr int gzip_window_bits = 15 + 16;
constexpr std::size_t piece_bytes = 1U << 18U;

struct Inflating {
  z_stream z{};
  Inflating() {
    if (inflateInit2(&z, gzip_window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~Inflating() { inflateEnd(&z); }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

std::expected<void, std::string> gunzip(std::string_view bytes, const std::function<void(std::string_view)>& take) {
  Inflating inflating;
  z_stream& z = inflating.z;
  std::vector<char> piece(piece_bytes);
  std::string in;  // zlib's interface asks for bytes that may be written
  while (true) {
    in = bytes.substr(0, std::min(bytes.size(), piece_bytes));
    z.next_in = reinterpret_cast<Bytef*>(in.data());
    z.avail_in = static_cast<uInt>(in.size());
    int outcome = Z_OK;
    do {
      z.next_out = reinterpret_cast<Bytef*>(piece.data());
      z.avail_out = static_cast<uInt>(piece.size());
      outcome = inflate(&z, Z_NO_FLUSH);
      if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR) {
        return std::unexpected(z.msg == nullptr ? "damaged" : z.msg);
      }
      take({piece.data(), piece.size() - z.avail_out});
    } while (outcome == Z_OK && z.avail_out == 0);
    bytes.remove_prefix(in.size() - z.avail_in);
    if (outcome == Z_STREAM_END) {
      if (bytes.empty()) return {};
      inflateReset(&z);
    } else if (bytes.empty()) {
      return std::unexpected("cut off");
    }
  }
}

}  // namespace bonboek
