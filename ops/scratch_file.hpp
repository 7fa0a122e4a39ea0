// A file that is there as long as it is worked on: what is too large for memory and of no use afterwards.
#pragma once

#include <string>
#include <string_view>

namespace bonboek {

class ScratchFile {
 public:
  /// In the system's temporary folder. Throws CommandFailed where it can't be made or written.
  ScratchFile();
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  void append(std::string_view bytes);
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_{-1};
};

}  // namespace bonboek
