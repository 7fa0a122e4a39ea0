#include "exports/gzip.hpp"

#include <zlib.h>

#include <array>
#include <cstdlib>
#include <new>

namespace bonboek {
namespace {

// Canonical lines resemble each other so much that a closer look saves little and costs most of the time.
constexpr int level = Z_BEST_SPEED;
constexpr int gzip_window_bits = 15 + 16;
constexpr int memory_level = 8;
constexpr std::size_t room_bytes = 64 * 1024;

}  // namespace

struct Gzip::Stream {
  z_stream z{};
};

Gzip::Gzip() : stream_(std::make_unique<Stream>()) {
  const int outcome = deflateInit2(&stream_->z, level, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY);
  if (outcome != Z_OK) throw std::bad_alloc();
}

Gzip::~Gzip() {
  deflateEnd(&stream_->z);
}

std::string Gzip::add(std::string_view piece) {
  return deflate_all(piece, Z_SYNC_FLUSH);
}

std::string Gzip::finish() {
  return deflate_all({}, Z_FINISH);
}

std::string Gzip::deflate_all(std::string_view piece, int flush) {
  std::string in(piece);  // zlib's interface asks for bytes that may be written
  std::string out;
  std::array<Bytef, room_bytes> room{};
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(in.data());
  z.avail_in = static_cast<uInt>(in.size());
  do {
    z.next_out = room.data();
    z.avail_out = static_cast<uInt>(room.size());
    if (deflate(&z, flush) == Z_STREAM_ERROR) std::abort();  // it is used wrongly: nothing that comes from outside
    out.append(reinterpret_cast<const char*>(room.data()), room.size() - z.avail_out);
  } while (z.avail_out == 0);
  return out;
}

}  // namespace bonboek
