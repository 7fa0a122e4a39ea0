// Runs the real program, as a person or a service manager would.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bonboek::test {

using Words = std::vector<std::string>;

struct Ended {
  int code{-1};  // 128 and the signal's number where a signal ended it
  std::string out;
  std::string err;
};

/// A process that runs `bonboek` with these words. It is killed where it is still there at the end.
class Running {
 public:
  explicit Running(const Words& words);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void signal(int number) const;
  /// From now on it can't write a file beyond this size: a disk that fails.
  void limit_files(std::uint64_t bytes) const;
  /// The first line that it prints on standard output; empty where it ends without one.
  [[nodiscard]] std::string first_line();
  /// Whether it prints this on standard error before it ends.
  [[nodiscard]] bool says(const std::string& text);
  /// What it has printed on standard error so far.
  [[nodiscard]] std::string err() const;
  /// Waits for its end, at most so long; then it is killed and the code is that of the signal.
  Ended wait(std::chrono::seconds patience = std::chrono::seconds{120});

 private:
  /// Waits until something comes true; false where it ends before, or takes too long.
  template <class Condition>
  bool waits_for(Condition holds);
  [[nodiscard]] bool has_ended() const;

  pid_t process_{-1};
  std::filesystem::path folder_;  // of its outputs
  Ended ended_;
  bool is_over_{false};
};

[[nodiscard]] Ended run(const Words& words);

/// What a person sees who runs `bonboek` with these words in a terminal; each line ends with "\r\n" there. Nothing
/// where this machine has no terminals.
[[nodiscard]] std::optional<std::string> run_in_terminal(const Words& words);

/// A folder of its own for a test, removed at the end.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] std::string path(const std::string& name) const { return path_ / name; }
  /// Writes a file and returns its path.
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

/// Makes a simulated ledger of 2026-01-01 for coordinator `cubiss` and returns its key.
std::string init(const std::string& folder);

}  // namespace bonboek::test
