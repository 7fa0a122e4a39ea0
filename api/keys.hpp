// Who is asking: the principals and their keys.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/role.hpp"

namespace bonboek {

/// SHA-256 of a key's 43 characters: all that is stored of it.
using KeyDigest = std::array<std::uint8_t, 32>;

inline constexpr std::size_t key_characters = 43;  // 32 bytes in base64url, without padding
inline constexpr std::size_t max_key_file_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t max_slug_characters = 64;

/// The keys of one key file. Safe to read from many threads at once.
class KeyRing {
 public:
  /// Reads a key file (its form heads key_file.cpp). The error names the file and, where it is one line's, the line.
  /// A file that others than its owner may read or write is refused.
  [[nodiscard]] static std::expected<KeyRing, std::string> load(const std::string& path);

  /// The same from the file's text. The error begins with the line: `line 3: ...`.
  [[nodiscard]] static std::expected<KeyRing, std::string> parse(std::string_view text);

  /// The principal whose key an Authorization header holds (`Bearer KEY`), or nullptr. Valid as long as this ring stays
  /// as it is.
  [[nodiscard]] const Principal* find(std::string_view authorization_header) const;

  /// In the order in which the file names them first.
  [[nodiscard]] const std::vector<Principal>& principals() const { return principals_; }
  [[nodiscard]] std::size_t key_count() const { return principal_of_.size(); }

 private:
  struct DigestHash {
    std::size_t operator()(const KeyDigest& digest) const;
  };
  [[nodiscard]] std::string add(std::string_view line);  // says what is wrong; empty where nothing is

  std::vector<Principal> principals_;
  std::unordered_map<std::string, std::size_t> place_of_;  // by name
  std::unordered_map<KeyDigest, std::size_t, DigestHash> principal_of_;
};

/// A new key: 32 random bytes. Throws std::runtime_error where the system has none to give.
[[nodiscard]] std::string generate_key();

[[nodiscard]] KeyDigest digest_of(std::string_view key);

/// The line of a key file that gives this key to this principal, without a line end.
[[nodiscard]] std::string key_line(const Principal& principal, std::string_view key);

/// Gives one more key to a principal, in a key file that is made where there is none. Whole or not at all, and on disk
/// when it returns: the new text is written beside the file and takes its place. The file keeps its owner; only the
/// owner may read it. Two at once wait for each other. The error is a sentence that names the file.
[[nodiscard]] std::expected<void, std::string> append(const std::string& path, const Principal& principal,
                                                      std::string_view key);

/// Takes all keys of a principal out of a key file, as safely as `append` puts them in. Returns how many there were;
/// where there were none the file stays as it is.
[[nodiscard]] std::expected<std::size_t, std::string> remove_keys(const std::string& path, std::string_view principal);

}  // namespace bonboek
