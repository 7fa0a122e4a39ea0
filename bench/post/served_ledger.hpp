// A new ledger with the workload's opening, and the real service over it in a process of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

/// A folder that `bonboek serve` takes.
class NewLedger {
 public:
  /// Records these submissions, which opening a ledger for the workload takes, and gives every party a key. `folder` is
  /// empty and becomes a ledger's. Throws WrongAnswer where one is not recorded.
  NewLedger(std::filesystem::path folder, const Workload& workload, std::vector<PostRequest> opening);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path log() const { return folder_ / "log"; }
  /// By the name of the principal.
  [[nodiscard]] const std::string& key_of(const std::string& principal) const { return keys_.at(principal); }
  [[nodiscard]] std::uint64_t event_count() const { return event_count_; }

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> keys_;
  std::uint64_t event_count_{0};
};

/// How a service ended.
struct Ended {
  int exit_code{0};
  std::uint64_t peak_resident_bytes{0};
  double processor_seconds{0};  // of all its threads, and what the system did for them
};

class Service {
 public:
  /// Starts `program serve folder` on a free port of this machine and waits until clients can connect. Throws
  /// std::runtime_error where it does not start. It ends when this process does.
  Service(const std::filesystem::path& program, const std::filesystem::path& folder);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t process() const { return process_; }
  /// Asks it to stop, and waits. Once.
  Ended stop();

 private:
  void read_address(int output);

  pid_t process_{-1};
  std::uint16_t port_{0};
};

}  // namespace bonboek::bench
