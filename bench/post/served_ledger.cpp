#include "bench/post/served_ledger.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>

#include "api/keys.hpp"
#include "bench/recorder.hpp"

namespace bonboek::bench {
namespace {

void write_keys(const std::filesystem::path& file, const std::string& lines) {
  std::ofstream out(file, std::ios::binary);
  out << lines;
  out.close();
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  if (!out) throw std::runtime_error("can't write " + file.string());
}

/// What a process had in memory at most, so far.
std::uint64_t peak_of(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoull(line.substr(line.find_first_of("0123456789"))) << 10U;
  }
  return 0;
}

double seconds_of(const timeval& time) {
  constexpr double micro = 1e-6;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * micro;
}

}  // namespace

NewLedger::NewLedger(std::filesystem::path folder, const Workload& workload, std::vector<PostRequest> opening)
    : folder_(std::move(folder)) {
  std::filesystem::create_directory(log());
  {
    Log log(this->log(), Log::Mode::create);
    Spine spine(log, Views{}, Workload::opens_at);
    Recorder recorder(spine, {1});
    for (PostRequest& request : opening) recorder.take(std::move(request));
    recorder.flush();
    event_count_ = recorder.recorded().events;
  }
  std::string lines;
  const auto add = [&](const Principal& principal) {
    const std::string& key = keys_[principal.name] = generate_key();
    lines += key_line(principal, key) + '\n';
  };
  add(workload.parties().coordinator());
  for (LibraryId id{0}; id.value < library_count; ++id.value) add(workload.parties().at(id));
  for (IntermediaryId id{0}; id.value < intermediary_count; ++id.value) add(workload.parties().at(id));
  write_keys(folder_ / "keys", lines);
}

Service::Service(const std::filesystem::path& program, const std::filesystem::path& folder) {
  std::array<std::string, 5> words{program.string(), "serve", folder.string(), "--port", "0"};
  std::array<char*, words.size() + 1> argv{};  // the last one null
  for (std::size_t i = 0; i < words.size(); ++i) argv.at(i) = words.at(i).data();
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe can be made");
  sigset_t none{};
  sigemptyset(&none);
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) {  // only what is safe between fork and exec
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (getppid() != parent || dup2(ends[1], STDOUT_FILENO) < 0) _exit(1);
    execv(argv.front(), argv.data());
    _exit(1);
  }
  close(ends[1]);
  if (process_ >= 0) read_address(ends[0]);
  close(ends[0]);
  if (port_ == 0) {
    if (process_ >= 0) stop();
    throw std::runtime_error(fmt::format("{} serve did not start", program.string()));
  }
}

Service::~Service() {
  if (process_ >= 0) stop();
}

/// "http://127.0.0.1:8080".
void Service::read_address(int output) {
  std::string line;
  for (char byte = 0; byte != '\n';) {
    const ssize_t count = read(output, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    line += byte;
  }
  const char* const digits = line.data() + line.rfind(':') + 1;
  std::from_chars(digits, line.data() + line.size(), port_);
}

Ended Service::stop() {
  const std::uint64_t peak_resident_bytes = peak_of(process_);
  kill(process_, SIGTERM);
  int status = 0;
  rusage usage{};
  while (wait4(process_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  process_ = -1;
  constexpr int signal_base = 128;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : signal_base + WTERMSIG(status), peak_resident_bytes,
          seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime)};
}

}  // namespace bonboek::bench
