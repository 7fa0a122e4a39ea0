// A file's bytes without a copy in memory.
#pragma once

#include <string>
#include <string_view>

namespace bonboek {

class MappedFile {
 public:
  /// Throws CommandFailed where the file can't be read.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Valid as long as this is, and as nobody makes the file shorter.
  [[nodiscard]] std::string_view text() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_{nullptr};
  std::size_t size_{0};
};

}  // namespace bonboek
