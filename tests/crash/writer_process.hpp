// The writer as a process of its own: started, heard, killed.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/crash/receipt.hpp"

namespace bonboek::crash {

/// A folder of its own that goes when this goes.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct WriterOptions {
  std::filesystem::path folder;
  std::uint64_t file_limit{0};  // bytes; 0 is none
  std::vector<int> steps;       // each client's first
};

/// What the writer told until it ended.
struct Told {
  std::vector<Receipt> receipts;
  int status{0};  // as waitpid gives it
};

/// Runs the writer and kills it (SIGKILL) after `lifetime`.
[[nodiscard]] Told run_until_killed(const WriterOptions& options, std::chrono::milliseconds lifetime);

/// Runs the writer and kills it after it told of so many answers.
[[nodiscard]] Told run_until_told(const WriterOptions& options, std::size_t answers);

/// Runs the writer until it ends by itself.
[[nodiscard]] Told run_to_end(const WriterOptions& options);

}  // namespace bonboek::crash
