// An HTTP/1.1 client, plain or over TLS: one connection that is kept, one request at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace bonboek {

struct HttpAnswer {
  unsigned status{0};
  std::string body;
};

/// There is no answer, and no telling whether the request was handled.
class ConnectionLost : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Not for several threads at once.
class HttpClient {
 public:
  using Header = std::pair<std::string_view, std::string_view>;

  static constexpr std::chrono::seconds patience{60};  // for each of connecting, sending and being answered
  static constexpr std::uint64_t max_answer_bytes = 256ULL << 20U;  // a longer answer is a lost one

  /// Whose certificates are believed: those of an authority in this file (PEM) or, where it is empty, of one that this
  /// machine trusts.
  struct Tls {
    std::string ca_file;
  };

  /// Connects at the first request, over TLS where that is given; never plain then. `port` is a number or a service's
  /// name. Throws std::runtime_error where the authority's file can't be read.
  HttpClient(std::string host, std::string port, const std::optional<Tls>& tls = {});
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// Sends a request and waits for its whole answer. Throws ConnectionLost where none comes, or where the server's
  /// certificate is not believed; the next request connects anew.
  [[nodiscard]] HttpAnswer request(std::string_view method, std::string_view path, std::span<const Header> headers,
                                   std::string_view body);

 private:
  class Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace bonboek
