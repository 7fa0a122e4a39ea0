// SHA-256 (FIPS 180-4), by OpenSSL.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bonboek {

using Digest = std::array<std::uint8_t, 32>;

/// Hashes bytes that come in pieces. A copy goes on by itself from where it was made.
class Sha256 {
 public:
  Sha256();
  void take(std::string_view piece);
  /// The digest. Nothing may be taken afterwards.
  [[nodiscard]] Digest finish();

 private:
  alignas(std::uint64_t) std::array<std::byte, 112> state_{};  // an SHA256_CTX
};

[[nodiscard]] Digest sha256(std::string_view bytes);

/// A digest's bytes as text: they may hold anything.
[[nodiscard]] std::string_view bytes_of(const Digest& digest);

}  // namespace bonboek
