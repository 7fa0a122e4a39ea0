// A file of text, written once from front to end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

namespace bonboek::bench {

class TextFile {
 public:
  /// Throws std::runtime_error where the file can't be made, or later where it can't be written.
  explicit TextFile(const std::filesystem::path& path);

  void put(std::string_view text);
  void put(std::uint64_t number);

  /// Call once, after everything was put: what is not on disk then never will be.
  void close();

 private:
  void make_room(std::size_t bytes);

  std::filesystem::path path_;
  std::ofstream file_;
  std::vector<char> buffer_;
  std::size_t used_{0};
};

}  // namespace bonboek::bench
