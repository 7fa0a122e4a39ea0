// A service in a process of its own, for as long as this lives.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bonboek {

class ChildService {
 public:
  /// Runs this very program as `bonboek serve` with these arguments and waits until clients can connect. Throws
  /// CommandFailed with the service's own exit code where it ends before that. The child ends when its parent does.
  explicit ChildService(const std::vector<std::string>& arguments);
  /// Stops it where it still runs.
  ~ChildService();
  ChildService(const ChildService&) = delete;
  ChildService& operator=(const ChildService&) = delete;

  /// "http://127.0.0.1:8080".
  [[nodiscard]] const std::string& address() const { return address_; }

  /// Waits until it ends by itself or `is_over` says so, which is asked now and then. Nothing where it still runs.
  [[nodiscard]] std::optional<int> wait(const std::function<bool()>& is_over);

  /// Asks it to stop and waits. Returns its exit code; 128 and the signal's number where a signal ended it.
  int stop();

 private:
  void read_address();
  bool reap(int options);

  pid_t process_{-1};
  int output_{-1};  // the child's standard output
  std::optional<int> exit_code_;
  std::string address_;
};

}  // namespace bonboek
