#include "tests/crash/writer_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <utility>

namespace bonboek::crash {
namespace {

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

struct Started {
  pid_t process{0};
  int told{-1};  // the reading end of its standard output
};

Started start(const WriterOptions& options) {
  std::vector<std::string> words{BONBOEK_CRASH_WRITER, options.folder.string(), std::to_string(options.file_limit)};
  for (const int step : options.steps) words.push_back(std::to_string(step));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t process = fork();
  if (process < 0) throw std::runtime_error("no process");
  if (process == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  return {process, pipe_ends[0]};
}

/// Everything told until the process ends, or is killed at the deadline or after so many answers.
std::string hear(const Started& writer, Deadline deadline, std::optional<std::size_t> answers) {
  std::string text;
  std::array<char, 4'096> piece{};
  while (true) {
    int wait_ms = -1;
    if (deadline) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
      wait_ms = static_cast<int>(std::max<std::int64_t>(0, left.count()));
    }
    pollfd ready{writer.told, POLLIN, 0};
    if (poll(&ready, 1, wait_ms) == 0) {
      kill(writer.process, SIGKILL);
      deadline.reset();
      continue;
    }
    const auto count = read(writer.told, piece.data(), piece.size());
    if (count <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
    if (answers && std::cmp_greater_equal(std::ranges::count(text, '\n'), *answers)) {
      kill(writer.process, SIGKILL);
      answers.reset();
    }
  }
}

Told run(const WriterOptions& options, Deadline deadline, std::optional<std::size_t> answers) {
  const Started writer = start(options);
  const std::string text = hear(writer, deadline, answers);
  close(writer.told);
  Told told;
  waitpid(writer.process, &told.status, 0);
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    told.receipts.push_back(parse_receipt(text.substr(at, end - at)));
  }
  return told;
}

}  // namespace

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "bonboek-crash-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::filesystem::remove_all(path_);
}

Told run_until_killed(const WriterOptions& options, std::chrono::milliseconds lifetime) {
  return run(options, std::chrono::steady_clock::now() + lifetime, {});
}

Told run_until_told(const WriterOptions& options, std::size_t answers) {
  return run(options, {}, answers);
}

Told run_to_end(const WriterOptions& options) {
  return run(options, {}, {});
}

}  // namespace bonboek::crash
