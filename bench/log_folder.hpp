// A folder for a log that is measured and thrown away, and what to ask of it.
#pragma once

#include <filesystem>

#include "bench/workload/found.hpp"

namespace bonboek::bench {

class LogFolder {
 public:
  /// Makes an empty folder in `parent`. Throws std::runtime_error where it can't.
  explicit LogFolder(const std::filesystem::path& parent);
  ~LogFolder();
  LogFolder(const LogFolder&) = delete;
  LogFolder& operator=(const LogFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Of all files in it.
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  std::filesystem::path path_;
};

/// From now on SIGINT, SIGTERM and SIGHUP remove every LogFolder that there is and end the program, with 128 and the
/// signal's number; a second one ends it at once. Call it once, before any other thread begins: the signals are held
/// back from those that begin later.
void remove_folders_when_stopped();

/// What this process has in memory now, after giving back what it no longer uses.
[[nodiscard]] std::uint64_t resident_bytes();

}  // namespace bonboek::bench
