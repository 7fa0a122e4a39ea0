// One kept connection of a client that costs next to nothing, so that what is measured is the service.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace bonboek::bench {

struct Answer {
  unsigned status{0};
  std::string body;
};

/// Blocking; for one thread at a time. Everything throws std::runtime_error where the service is gone, says what is no
/// answer of HTTP/1.1 with a Content-Length, or keeps still for `patience`.
class Connection {
 public:
  static constexpr std::chrono::seconds patience{60};

  /// To a port of this machine.
  explicit Connection(std::uint16_t port);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  /// Sends a request whose head ends with its empty line, and waits for the answer.
  [[nodiscard]] Answer ask(std::string_view head, std::string_view body);

 private:
  void send(std::string_view bytes, bool goes_on);
  void read_more();

  int socket_{-1};
  std::string input_;  // what came and was not taken yet
};

}  // namespace bonboek::bench
