#include "exports/hashed_archive.hpp"

#include <fmt/format.h>

#include <utility>

#include "exports/tar.hpp"

namespace bonboek {

std::string hex_of(const Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

HashedArchive::HashedArchive(std::string folder, std::int64_t modified, Sink sink)
    : folder_(std::move(folder)), modified_(modified), sink_(std::move(sink)) {}

void HashedArchive::add(std::string_view name, std::string_view content) {
  write(name, content);
  fmt::format_to(std::back_inserter(manifest_), "{}  {}\n", hex_of(sha256(content)), name);
}

void HashedArchive::finish() {
  write("manifest.sha256", manifest_);
  sink_(tar_end());
}

void HashedArchive::write(std::string_view name, std::string_view content) {
  sink_(tar_header(fmt::format("{}/{}", folder_, name), content.size(), modified_));
  sink_(content);
  sink_(tar_padding(content.size()));
}

}  // namespace bonboek
