// An archive in the form that every tar reads: POSIX ustar (IEEE 1003.1-1988 and later). Of the machine, its people and
// the present time there is nothing in it: the same files give the same bytes anywhere.
//
//   archive = member* end
//   member  = header content zeros to a multiple of 512
//   end     = 1024 zeros
//   header  = name:100 mode:8 uid:8 gid:8 size:12 mtime:12 checksum:8 type:1 linked:100 "ustar\0" "00" user:32 group:32
//             major:8 minor:8 prefix:155 zeros:12
//
// Numbers are octal digits and a zero byte; the checksum, six of them, a zero byte and a space, is the sum of the
// header's bytes where its own eight are spaces. Here mode is 0644, uid and gid are 0, type is '0' (a file), and what
// follows "00" is zeros.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bonboek {

/// The longest name, in bytes, and the most bytes of one file: what the header's fields hold.
inline constexpr std::size_t max_tar_name = 100;
inline constexpr std::uint64_t max_tar_file_bytes = (std::uint64_t{1} << 33U) - 1;

/// What stands before a file's content. `modified`: seconds since 1970, of all files alike. Throws std::length_error
/// where a name or a file is longer than the format holds.
[[nodiscard]] std::string tar_header(std::string_view name, std::uint64_t byte_count, std::int64_t modified);
/// What fills a file's last block up.
[[nodiscard]] std::string tar_padding(std::uint64_t byte_count);
[[nodiscard]] std::string tar_end();

}  // namespace bonboek
