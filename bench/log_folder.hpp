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

/// Throws WrongAnswer with every figure that is not as expected. `what` names the comparison.
void must_agree(const char* what, const Figures& expected, const Figures& found);

/// What this process has in memory now, after giving back what it no longer uses.
[[nodiscard]] std::uint64_t resident_bytes();

}  // namespace bonboek::bench
