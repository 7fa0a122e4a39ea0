#include "ops/commands/serve_options.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "ops/commands/options.hpp"

namespace bonboek {
namespace {

struct SizeRow {
  const char* name;
  std::size_t Bounds::* member;
  std::size_t least;
  std::size_t most;
  const char* meaning;
};

struct TimeRow {
  const char* name;
  std::chrono::milliseconds Bounds::* member;
  const char* meaning;
};

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;
constexpr std::size_t longest_ms = 3'600'000;

constexpr std::array<SizeRow, 8> size_rows{{
    {"--max-header-bytes", &Bounds::max_header_bytes, 256, mib, "request line and header fields; over it: 431"},
    {"--max-body-bytes", &Bounds::max_body_bytes, kib, 1024 * mib,
     "one body, but for NDJSON, which is read as it comes; over it: 413"},
    {"--max-bodies-bytes", &Bounds::max_bodies_bytes, kib, 64 * 1024 * mib, "bodies not yet answered; over it: 429"},
    {"--max-query-parameters", &Bounds::max_query_parameters, 1, 1024, "in one request; over it: 400"},
    {"--max-connections", &Bounds::max_connections, 1, most_connections, "open at one time; over it: 429"},
    {"--max-refusals", &Bounds::max_refusals, 0, most_connections, "connections being told 429 at one time"},
    {"--read-buffer-bytes", &Bounds::read_buffer_bytes, kib, 16 * mib, "of one connection"},
    {"--write-slice-bytes", &Bounds::write_slice_bytes, kib, 64 * mib, "written at once, within --write-timeout-ms"},
}};

constexpr std::array<TimeRow, 8> time_rows{{
    {"--header-timeout-ms", &Bounds::header_timeout, "for a TLS handshake, and for a request's header; over it: 408"},
    {"--body-timeout-ms", &Bounds::body_timeout, "for a request's body; over it: 408"},
    {"--idle-timeout-ms", &Bounds::idle_timeout, "between two requests; over it: closed"},
    {"--write-timeout-ms", &Bounds::write_timeout, "for the client to take a slice; over it: closed"},
    {"--handler-timeout-ms", &Bounds::handler_timeout, "for an answer; over it: 503"},
    {"--heartbeat-ms", &Bounds::heartbeat, "between comments in an event stream without news"},
    {"--linger-timeout-ms", &Bounds::linger_timeout, "for the client to read the last answer"},
    {"--drain-timeout-ms", &Bounds::drain_timeout, "for requests under way when the service stops; then cut"},
}};

void add_bounds(CommandWord command, Bounds& bounds) {
  for (const SizeRow& row : size_rows) {
    command.add(row.name, bounds.*row.member, row.meaning)
        .within(row.least, row.most)
        .default_is_value()
        .group("Bounds");
  }
  for (const TimeRow& row : time_rows) {
    auto& value = bounds.*row.member;
    command.add_count(
               row.name, [&value](std::size_t ms) { value = std::chrono::milliseconds(ms); }, row.meaning)
        .within(1, longest_ms)
        .default_is(std::to_string(value.count()))
        .group("Bounds");
  }
}

}  // namespace

void add_serve_options(CommandWord command, ServeOptions& options) {
  ServerOptions& server = options.server;
  server.port = default_port;
  add_data_folder(command, options.folder).required(false);  // the config file may name it
  command.add("--address", server.address, "where to listen, in numbers (IPv4 or IPv6)").default_is_value();
  command.add("--port", server.port, "0: any that is free")
      .within(0, std::numeric_limits<std::uint16_t>::max())
      .default_is_value();
  command.add("--tls-certificate", server.tls_certificate_file, "PEM file, the server's own certificate first")
      .form("FILE");
  command.add("--tls-key", server.tls_key_file, "PEM file").form("FILE");
  command.add_flag("--allow-plain-remote", server.allow_plain_remote,
                   "listen beyond this machine without TLS: only behind a proxy that adds it");
  command.add("--network-threads", server.network_threads, "threads that read and write sockets")
      .within(1, most_network_threads)
      .default_is_value();
  command.add("--address-file", options.address_file, "is written with the address once clients can connect")
      .form("FILE");
  add_bounds(command, server.bounds);
  command
      .add("--config", options.config_file,
           "lines of name = value, names as here without dashes in front; the command line goes before it")
      .form("FILE")
      .not_in_config();
  command.add_flag("--show-config", options.shows_config, "print a config file with every option as it is, and stop")
      .not_in_config();
}

}  // namespace bonboek
