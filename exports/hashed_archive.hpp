// A tar archive whose last file, manifest.sha256, holds the SHA-256 of every other one in the form that `sha256sum -c`
// takes. All files stand in one folder; they are written one by one, in the order given.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "ledger/sha256.hpp"

namespace bonboek {

/// 64 lowercase hex digits, as sha256sum prints them.
[[nodiscard]] std::string hex_of(const Digest& digest);

class HashedArchive {
 public:
  /// Takes what is to be written, a piece at a time.
  using Sink = std::function<void(std::string_view)>;

  /// `modified`: seconds since 1970, of every file.
  HashedArchive(std::string folder, std::int64_t modified, Sink sink);

  void add(std::string_view name, std::string_view content);
  /// Writes the manifest and the end. Nothing is added after it.
  void finish();

 private:
  void write(std::string_view name, std::string_view content);

  std::string folder_;
  std::int64_t modified_;
  Sink sink_;
  std::string manifest_;
};

}  // namespace bonboek
