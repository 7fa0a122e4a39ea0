// A file's bytes without a copy in memory. What comes through a pipe is kept in the temporary folder until it is done
// with.
#pragma once

#include <string>
#include <string_view>

namespace bonboek {

/// In the place of a file's path.
inline constexpr std::string_view standard_input = "-";

class MappedFile {
 public:
  /// `path`: a file or a pipe; - is standard input. Throws CommandFailed where it can't be read, or is anything else.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Valid as long as this is, and as nobody makes the file shorter.
  [[nodiscard]] std::string_view text() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void map(int descriptor, const std::string& path);

  void* address_{nullptr};
  std::size_t size_{0};
};

}  // namespace bonboek
