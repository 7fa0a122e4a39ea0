#include "exports/tar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace bonboek {
namespace {

constexpr std::size_t block_bytes = 512;
constexpr unsigned mode = 0644;

struct Place {
  std::size_t at;
  std::size_t size;
};
constexpr Place name_field{0, 100};
constexpr Place mode_field{100, 8};
constexpr Place uid_field{108, 8};
constexpr Place gid_field{116, 8};
constexpr Place size_field{124, 12};
constexpr Place modified_field{136, 12};
constexpr Place checksum_field{148, 8};
constexpr Place type_field{156, 1};
constexpr Place magic_field{257, 8};

void put(std::string& header, Place field, std::string_view text) {
  std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(field.at));
}

void put_octal(std::string& header, Place field, std::uint64_t value) {
  put(header, field, fmt::format("{:0{}o}", value, field.size - 1));
}

}  // namespace

std::string tar_header(std::string_view name, std::uint64_t byte_count, std::int64_t modified) {
  if (name.empty() || name.size() > max_tar_name) {
    throw std::length_error(fmt::format("{} is no name for a file of an archive", name));
  }
  if (byte_count > max_tar_file_bytes) throw std::length_error(fmt::format("{} is too long for an archive", name));
  using namespace std::string_view_literals;
  std::string header(block_bytes, '\0');
  put(header, name_field, name);
  put_octal(header, mode_field, mode);
  put_octal(header, uid_field, 0);
  put_octal(header, gid_field, 0);
  put_octal(header, size_field, byte_count);
  put_octal(header, modified_field, static_cast<std::uint64_t>(std::max<std::int64_t>(modified, 0)));
  put(header, checksum_field, "        ");
  put(header, type_field, "0");
  put(header, magic_field, "ustar\00000"sv);
  const auto sum = std::accumulate(header.begin(), header.end(), 0U,
                                   [](unsigned all, char byte) { return all + static_cast<unsigned char>(byte); });
  put(header, checksum_field, fmt::format("{:06o}", sum) + '\0' + ' ');
  return header;
}

std::string tar_padding(std::uint64_t byte_count) {
  return std::string((block_bytes - byte_count % block_bytes) % block_bytes, '\0');
}

std::string tar_end() {
  return std::string(2 * block_bytes, '\0');
}

}  // namespace bonboek
