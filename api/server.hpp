// The HTTP server: sockets in, `Request`s to one handler, `Response`s out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "api/bounds.hpp"
#include "api/census.hpp"
#include "api/http.hpp"

namespace bonboek {

struct ServerOptions {
  std::string address{"127.0.0.1"};  // IPv4 or IPv6, in numbers
  std::uint16_t port{0};             // 0: any that is free
  std::string tls_certificate_file;  // PEM; both or neither
  std::string tls_key_file;
  bool allow_plain_remote{false};  // listen beyond this machine without TLS
  std::size_t network_threads{1};
  Bounds bounds;
};

/// Speaks HTTP/1.1 (and 1.0) with keep-alive and pipelining, plain or over TLS. Owns its threads. A session that fails
/// ends alone.
class Server {
 public:
  /// Throws std::invalid_argument where options contradict each other or a bound is out of its range.
  /// Bodies are gathered where `make_sink` is empty.
  Server(ServerOptions options, Handler handler, MakeSink make_sink = {});
  /// Cuts what `drain` has not ended. A `Respond` that is called after this does nothing.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens, and returns when clients can connect. Once only. Throws std::runtime_error where the address can't be
  /// had, where TLS files can't be used, and where the address is not a loopback one but there is neither TLS nor
  /// `allow_plain_remote`.
  void start();

  /// The port it listens on, after `start`.
  [[nodiscard]] std::uint16_t port() const;

  /// From any thread, after `start`.
  [[nodiscard]] Traffic traffic() const;

  /// Stops accepting; ends idle connections and event streams; lets requests under way finish, and cuts what is left
  /// after drain_timeout. Returns when all is quiet, with the number of connections cut. Call from a thread that is not
  /// the server's; harmless twice.
  std::size_t drain();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace bonboek
