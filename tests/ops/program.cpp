#include "tests/ops/program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace bonboek::test {
namespace {

constexpr std::chrono::milliseconds between_looks{5};
constexpr std::chrono::seconds longest_wait{120};

std::filesystem::path new_folder() {
  std::string name = std::filesystem::temp_directory_path() / "bonboek-test-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
  return name;
}

int open_output(const std::filesystem::path& file) {
  return open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

/// For a process that was just begun: never comes back.
[[noreturn]] void become_program(const Words& words) {
  Words all{BONBOEK_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> argv;
  for (std::string& word : all) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(BONBOEK_PROGRAM, argv.data());
  _exit(127);
}

}  // namespace

Running::Running(const Words& words) : folder_(new_folder()) {
  const std::array<int, 2> outputs{open_output(folder_ / "out"), open_output(folder_ / "err")};
  process_ = fork();
  if (process_ == 0) {
    dup2(outputs[0], STDOUT_FILENO);
    dup2(outputs[1], STDERR_FILENO);
    become_program(words);
  }
  for (const int output : outputs) close(output);
}

Running::~Running() {
  if (!is_over_) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  std::filesystem::remove_all(folder_);
}

void Running::signal(int number) const {
  kill(process_, number);
}

void Running::limit_files(std::uint64_t bytes) const {
  const rlimit limit{bytes, bytes};
  if (prlimit(process_, RLIMIT_FSIZE, &limit, nullptr) != 0) throw std::runtime_error("no limit on files");
}

std::string Running::err() const {
  return read_file(folder_ / "err");
}

bool Running::has_ended() const {
  siginfo_t ended{};
  return waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid != 0;
}

template <class Condition>
bool Running::waits_for(Condition holds) {
  const auto give_up = std::chrono::steady_clock::now() + longest_wait;
  while (std::chrono::steady_clock::now() < give_up) {
    const bool is_last_look = has_ended();
    if (holds()) return true;
    if (is_last_look) return false;
    std::this_thread::sleep_for(between_looks);
  }
  return false;
}

std::string Running::first_line() {
  std::string out;
  const bool is_whole = waits_for([&] {
    out = read_file(folder_ / "out");
    return out.find('\n') != std::string::npos;
  });
  return is_whole ? out.substr(0, out.find('\n')) : "";
}

bool Running::says(const std::string& text) {
  return waits_for([&] { return err().find(text) != std::string::npos; });
}

Ended Running::wait(std::chrono::seconds patience) {
  const auto give_up = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (waitpid(process_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > give_up) {
      kill(process_, SIGKILL);
      waitpid(process_, &status, 0);
      break;
    }
    std::this_thread::sleep_for(between_looks);
  }
  is_over_ = true;
  ended_ = {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(folder_ / "out"), err()};
  return ended_;
}

Ended run(const Words& words) {
  return Running(words).wait();
}

std::optional<std::string> run_in_terminal(const Words& words) {
  int terminal = -1;
  const pid_t process = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (process < 0) return {};
  if (process == 0) {
    become_program(words);
  }
  std::string seen;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = read(terminal, piece.data(), piece.size())) > 0;) {  // ends with an error: EIO
    seen.append(piece.data(), static_cast<std::size_t>(count));
  }
  close(terminal);
  waitpid(process, nullptr, 0);
  return seen;
}

TestFolder::TestFolder() : path_(new_folder()) {}

TestFolder::~TestFolder() {
  std::filesystem::remove_all(path_);
}

std::string TestFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return path(name);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string init(const std::string& folder) {
  const auto ended = run({"init", folder, "--name", "A scheme", "--origin", "ledger.example/vouchers", "--coordinator",
                          "cubiss", "--simulated", "--simulated-time", "2026-01-01T09:00:00Z"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  return ended.out.substr(0, ended.out.find('\n'));
}

}  // namespace bonboek::test
