#include "tests/api/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace bonboek::test {
namespace {

timeval as_timeval(std::chrono::milliseconds span) {
  return {.tv_sec = span.count() / 1000, .tv_usec = span.count() % 1000 * 1000};
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Client::Client(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
  const timeval limit = as_timeval(patience);
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(socket_);
    throw std::runtime_error{"can't connect"};
  }
}

Client::Client(Client&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)},
      context_{std::move(other.context_)},
      tls_{std::move(other.tls_)},
      input_{std::move(other.input_)},
      is_over_{other.is_over_} {}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

bool Client::start_tls(int max_version) {
  context_.reset(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_max_proto_version(context_.get(), max_version);
  tls_.reset(SSL_new(context_.get()));
  SSL_set_fd(tls_.get(), socket_);
  return SSL_connect(tls_.get()) == 1;
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = tls_ ? SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()))
                           : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::close_sending() {
  if (tls_) SSL_shutdown(tls_.get());
  shutdown(socket_, SHUT_WR);
}

void Client::leave() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(std::exchange(socket_, -1));
}

bool Client::read_more() {
  std::array<char, 65536> piece;
  const auto count = tls_ ? SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size()))
                          : recv(socket_, piece.data(), piece.size(), 0);
  const bool has_ended = tls_ ? SSL_get_error(tls_.get(), static_cast<int>(count)) != SSL_ERROR_WANT_READ : count == 0;
  if (count <= 0) {
    is_over_ = has_ended;
    return false;
  }
  input_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

std::string Client::take(std::size_t count) {
  std::string taken = input_.substr(0, count);
  input_.erase(0, count);
  return taken;
}

bool Client::have(std::size_t count) {
  while (input_.size() < count) {
    if (!read_more()) return false;
  }
  return true;
}

std::optional<std::string> Client::read_until(std::string_view mark) {
  for (;;) {
    const auto at = input_.find(mark);
    if (at != std::string::npos) return take(at + mark.size());
    if (!read_more()) return std::nullopt;
  }
}

std::optional<std::string> Client::read_to_end() {
  while (read_more()) {
  }
  if (!is_over_) return std::nullopt;
  return take(input_.size());
}

bool Client::read_chunks(std::string& body) {
  for (;;) {
    const auto line = read_until("\r\n");
    if (!line) return false;
    const std::size_t size = std::stoul(*line, nullptr, 16);
    if (!have(size + 2)) return false;
    body += take(size);
    if (take(2) != "\r\n") return false;
    if (size == 0) return true;
  }
}

std::optional<Answer> Client::read_answer(bool is_head) {
  auto head = read_until("\r\n\r\n");
  if (!head || !head->starts_with("HTTP/1.1 ")) return std::nullopt;
  Answer answer;
  answer.status = static_cast<unsigned>(std::stoul(head->substr(9, 3)));
  for (auto at = head->find("\r\n") + 2; head->compare(at, 2, "\r\n") != 0; at = head->find("\r\n", at) + 2) {
    const auto colon = head->find(": ", at);
    answer.fields[lower_case(head->substr(at, colon - at))] =
        head->substr(colon + 2, head->find("\r\n", at) - colon - 2);
  }
  if (is_head) return answer;
  if (answer.fields.contains("transfer-encoding")) {
    if (!read_chunks(answer.body)) return std::nullopt;
  } else if (answer.fields.contains("content-length")) {
    const std::size_t size = std::stoul(answer.fields["content-length"]);
    if (!have(size)) return std::nullopt;
    answer.body = take(size);
  }
  return answer;
}

}  // namespace bonboek::test
