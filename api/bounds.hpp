// Every bound of the transport, with its default and unit. A test makes them small; the one config file makes them the
// operator's.
#pragma once

#include <chrono>
#include <cstddef>

namespace bonboek {

struct Bounds {
  std::size_t max_header_bytes{16 * 1024};       // request line and header fields together; over it: 431
  std::size_t max_body_bytes{32 * 1024 * 1024};  // one body that is gathered, chunks joined; over it: 413
  std::size_t max_bodies_bytes{256 * 1024 *
                               1024};         // all bodies not yet answered, or what is kept of them; over it: 429
  std::size_t max_query_parameters{64};       // in one request; over it: 400
  std::size_t max_connections{1024};          // open at one time; over it: 429
  std::size_t max_refusals{64};               // connections over max_connections being told so; over it: closed unheard
  std::size_t read_buffer_bytes{32 * 1024};   // one connection's; never less than max_header_bytes needs
  std::size_t write_slice_bytes{256 * 1024};  // an answer is written in slices of this, each within write_timeout
  std::chrono::milliseconds header_timeout{10'000};   // a TLS handshake; a request's first byte to its header's last
  std::chrono::milliseconds body_timeout{60'000};     // a header's last byte to its body's last; over either: 408
  std::chrono::milliseconds idle_timeout{60'000};     // between two requests of a connection; over it: closed
  std::chrono::milliseconds write_timeout{30'000};    // for the client to take one slice; over it: closed
  std::chrono::milliseconds handler_timeout{60'000};  // for an answer or a body's next piece; over it: 503, or cut
  std::chrono::milliseconds heartbeat{15'000};        // an event stream with no news is sent a comment after this
  std::chrono::milliseconds linger_timeout{1'000};  // for the client to read the last answer before its connection goes
  std::chrono::milliseconds drain_timeout{6'000};   // for requests under way to finish when the server stops; then cut
};

/// What a connection's number must fit in: it is part of the ticket by which an answer finds its way back
/// (api/inbox.hpp).
inline constexpr std::size_t most_connections = 60'000;
inline constexpr std::size_t most_network_threads = 64;

}  // namespace bonboek
