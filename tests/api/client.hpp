// A client that sends exactly the bytes a test gives it, over a bare socket or TLS, and reads what comes back.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bonboek::test {

/// One answer, its body out of its chunks.
struct Answer {
  unsigned status{0};
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;
};

/// Everything waits at most `patience`, and a wait that ends for that reason gives nothing. Closes its socket when it
/// goes.
class Client {
 public:
  static constexpr std::chrono::milliseconds patience{60'000};

  explicit Client(std::uint16_t port);
  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;
  ~Client();

  /// Speaks TLS from now on; false where the handshake failed. Any certificate will do.
  [[nodiscard]] bool start_tls(int max_version = TLS1_3_VERSION);

  /// False where the other side does not take it.
  bool send(std::string_view bytes);
  /// Says that nothing more will be sent.
  void close_sending();
  /// Leaves in the way a process that was killed does: the other side's next write is refused.
  void leave();

  /// The next answer; nothing where the connection ends before it does. `is_head`: it has no body, whatever it says.
  [[nodiscard]] std::optional<Answer> read_answer(bool is_head = false);
  /// What comes, up to and with `mark`; nothing where the connection ends before.
  [[nodiscard]] std::optional<std::string> read_until(std::string_view mark);
  /// What comes until the connection ends; nothing where it does not end.
  [[nodiscard]] std::optional<std::string> read_to_end();
  /// Whether the connection ends, with nothing more to read.
  [[nodiscard]] bool is_closed() { return read_to_end() == ""; }

 private:
  struct TlsFree {
    void operator()(SSL* tls) const { SSL_free(tls); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  bool read_more();
  std::string take(std::size_t count);
  bool have(std::size_t count);
  bool read_chunks(std::string& body);

  int socket_;
  std::unique_ptr<SSL_CTX, TlsFree> context_;
  std::unique_ptr<SSL, TlsFree> tls_;
  std::string input_;
  bool is_over_{false};  // the other side closed
};

}  // namespace bonboek::test
