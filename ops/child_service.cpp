#include "ops/child_service.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <thread>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

constexpr std::chrono::milliseconds between_looks{100};
constexpr const char* this_program = "/proc/self/exe";

[[noreturn]] void fail(const char* what) {
  throw CommandFailed(ExitCode::unavailable, fmt::format("can't {}: {}", what, std::generic_category().message(errno)));
}

}  // namespace

ChildService::ChildService(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"bonboek", "serve"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("make a pipe");
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) {  // only what is safe between fork and exec
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent || dup2(ends[1], STDOUT_FILENO) < 0) _exit(static_cast<int>(ExitCode::defect));
    execv(this_program, argv.data());
    _exit(static_cast<int>(ExitCode::defect));
  }
  close(ends[1]);
  output_ = ends[0];
  if (process_ < 0) {
    close(output_);
    fail("start the service");
  }
  try {
    read_address();
  } catch (...) {
    stop();
    close(output_);
    throw;
  }
}

ChildService::~ChildService() {
  stop();
  close(output_);
}

void ChildService::read_address() {
  for (char byte = 0;;) {
    const ssize_t count = read(output_, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      reap(0);
      throw CommandFailed(static_cast<ExitCode>(exit_code_.value_or(static_cast<int>(ExitCode::unavailable))),
                          "the service did not start");
    }
    if (byte == '\n') return;
    address_ += byte;
  }
}

bool ChildService::reap(int options) {
  if (exit_code_) return true;
  int status = 0;
  pid_t ended = -1;
  while (ended < 0) {
    ended = waitpid(process_, &status, options);
    if (ended < 0 && errno != EINTR) fail("wait for the service");
  }
  if (ended == 0) return false;
  constexpr int signal_base = 128;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : signal_base + WTERMSIG(status);
  return true;
}

std::optional<int> ChildService::wait(const std::function<bool()>& is_over) {
  while (!reap(WNOHANG)) {
    if (is_over()) return {};
    std::this_thread::sleep_for(between_looks);
  }
  return exit_code_;
}

int ChildService::stop() {
  if (!exit_code_) {
    kill(process_, SIGTERM);
    reap(0);
  }
  return *exit_code_;
}

}  // namespace bonboek
