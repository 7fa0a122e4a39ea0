// A file that is there whole or not at all: it is written beside its place under another name, synced, and given its
// name at the end. Where the process is killed before that, what it wrote stays behind as NAME.XXXXXX.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace bonboek {

class WholeFile {
 public:
  /// Whether a file that is there is replaced.
  enum class Existing : bool { refused, replaced };

  /// Throws CommandFailed where a file is there that may not be replaced, or where none can be made.
  WholeFile(std::filesystem::path path, Existing existing);
  /// What was not finished leaves nothing behind.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  // Throw CommandFailed where it can't be written; the file that was there is as it was then.
  void write(std::string_view piece);
  void finish();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  Existing existing_;
  std::string beside_;  // the other name; empty once it is given up
  int descriptor_{-1};
};

}  // namespace bonboek
