#include "bench/log_folder.hpp"

#include <malloc.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace bonboek::bench {
namespace {

std::mutex mutex;
std::set<std::filesystem::path>& folders() {
  static std::set<std::filesystem::path> all;
  return all;
}

/// Other threads go on writing meanwhile, so it may take a few times.
void remove_while_written(const std::filesystem::path& folder) {
  constexpr int most_times = 100;
  constexpr std::chrono::milliseconds between{10};
  for (int i = 0; i < most_times; ++i) {
    std::error_code failed;
    std::filesystem::remove_all(folder, failed);
    if (!failed) return;
    std::this_thread::sleep_for(between);
  }
}

[[noreturn]] void remove_on(const sigset_t& signals) {
  constexpr int signal_base = 128;
  int taken = 0;
  sigwait(&signals, &taken);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  const std::lock_guard lock(mutex);
  for (const auto& folder : folders()) remove_while_written(folder);
  _exit(signal_base + taken);
}

}  // namespace

LogFolder::LogFolder(const std::filesystem::path& parent) {
  auto name = (parent / "bonboek-bench-XXXXXX").string();
  const std::lock_guard lock(mutex);
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made: " + name);
  path_ = name;
  folders().insert(path_);
}

LogFolder::~LogFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  const std::lock_guard lock(mutex);
  folders().erase(path_);
}

std::uint64_t LogFolder::bytes() const {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void remove_folders_when_stopped() {
  sigset_t signals{};
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  static_cast<void>(folders());  // made now, so that it is gone after every folder of the program's
  std::thread(remove_on, signals).detach();
}

std::uint64_t resident_bytes() {
  malloc_trim(0);
  std::uint64_t all_pages = 0;
  std::uint64_t resident_pages = 0;
  std::ifstream("/proc/self/statm") >> all_pages >> resident_pages;
  return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace bonboek::bench
