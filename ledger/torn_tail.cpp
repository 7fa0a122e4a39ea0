#include "ledger/torn_tail.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

namespace bonboek {
namespace {

using Crc32c = boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true>;

constexpr std::size_t block_bytes = 32 * 1024;

// A record's fragment: crc:u32 length:u16 type:u8 payload. Fragments end with their block; what is too short for a
// header at a block's end is filled up.
constexpr std::size_t header_bytes = 7;
constexpr unsigned full = 1;
constexpr unsigned first = 2;
constexpr unsigned last = 4;

struct Fragment {
  std::uint32_t crc{0};
  std::size_t length{0};
  unsigned type{0};
};

Fragment fragment_at(std::string_view file, std::size_t at) {
  Fragment fragment;
  std::uint16_t length = 0;
  std::memcpy(&fragment.crc, file.data() + at, sizeof(fragment.crc));
  std::memcpy(&length, file.data() + at + sizeof(fragment.crc), sizeof(length));
  fragment.length = length;
  fragment.type = static_cast<std::uint8_t>(file[at + header_bytes - 1]);
  return fragment;
}

std::size_t end_of_block(std::string_view file, std::size_t at) {
  return std::min(file.size(), (at / block_bytes + 1) * block_bytes);
}

/// Whether what stands here may be a fragment: of a known type, and within its block.
bool may_be_fragment(std::string_view file, std::size_t at) {
  if (at + header_bytes > end_of_block(file, at)) return false;
  const Fragment fragment = fragment_at(file, at);
  return fragment.type >= full && fragment.type <= last &&
         at + header_bytes + fragment.length <= end_of_block(file, at);
}

/// Whether a record begins here, by its checksum too. RocksDB stores checksums turned round and moved on.
bool begins_record(std::string_view file, std::size_t at) {
  if (!may_be_fragment(file, at)) return false;
  const Fragment fragment = fragment_at(file, at);
  if ((fragment.type != full && fragment.type != first) || fragment.length == 0) return false;
  Crc32c crc;
  crc.process_bytes(file.data() + at + header_bytes - 1, fragment.length + 1);
  const std::uint32_t sum = crc.checksum();
  constexpr std::uint32_t mask_delta = 0xA282EAD8U;
  return fragment.crc == ((sum >> 15U) | (sum << 17U)) + mask_delta;
}

/// The first place whose fragment can't be made out; the file's size where there is none.
std::size_t first_unreadable(std::string_view file) {
  std::size_t at = 0;
  while (at < file.size()) {
    const std::size_t end = end_of_block(file, at);
    if (end - at < header_bytes && end % block_bytes == 0) {
      at = end;
      continue;
    }
    if (!may_be_fragment(file, at)) return at;
    at += header_bytes + fragment_at(file, at).length;
  }
  return at;
}

}  // namespace

std::optional<std::uint64_t> find_damage_before_records(const std::filesystem::path& write_ahead_file) {
  std::ifstream stream(write_ahead_file, std::ios::binary);
  if (!stream) return {};
  stream.exceptions(std::ios::badbit | std::ios::failbit);
  std::string file(std::filesystem::file_size(write_ahead_file), '\0');
  stream.read(file.data(), static_cast<std::streamsize>(file.size()));
  const std::size_t unreadable = first_unreadable(file);
  for (std::size_t at = unreadable + 1; at < file.size(); ++at) {
    if (begins_record(file, at)) return unreadable;
  }
  return {};
}

}  // namespace bonboek
