#include "bench/post/connection.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace bonboek::bench {
namespace {

constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::string_view length_field = "\r\nContent-Length: ";
constexpr std::size_t read_bytes = 16 * 1024;

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

std::size_t whole_after(std::string_view text, std::size_t at) {
  std::size_t value = 0;
  if (std::from_chars(text.data() + at, text.data() + text.size(), value).ec != std::errc{}) {
    throw std::runtime_error(fmt::format("no number where one belongs in: {}", text));
  }
  return value;
}

}  // namespace

Connection::Connection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (socket_ < 0) fail("making a socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval limit{.tv_sec = patience.count(), .tv_usec = 0};
  const int yes = 1;
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    const int error = errno;
    close(socket_);
    errno = error;
    fail("connecting to the service");
  }
}

Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), input_(std::move(other.input_)) {}

Connection::~Connection() {
  if (socket_ >= 0) close(socket_);
}

Answer Connection::ask(std::string_view head, std::string_view body) {
  send(head, !body.empty());
  send(body, false);
  std::size_t end = 0;
  while ((end = input_.find(head_end)) == std::string::npos) read_more();
  const std::string_view answer_head(input_.data(), end);
  const auto length_at = answer_head.find(length_field);
  if (length_at == std::string_view::npos) {
    throw std::runtime_error(fmt::format("an answer without Content-Length: {}", answer_head));
  }
  Answer answer;
  answer.status = static_cast<unsigned>(whole_after(answer_head, answer_head.find(' ') + 1));
  const std::size_t size = whole_after(answer_head, length_at + length_field.size());
  const std::size_t begin = end + head_end.size();
  while (input_.size() < begin + size) read_more();
  answer.body = input_.substr(begin, size);
  input_.erase(0, begin + size);
  return answer;
}

void Connection::send(std::string_view bytes, bool goes_on) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | (goes_on ? MSG_MORE : 0));
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail("sending to the service");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Connection::read_more() {
  const std::size_t before = input_.size();
  input_.resize(before + read_bytes);
  ssize_t count = -1;
  do {
    count = recv(socket_, input_.data() + before, read_bytes, 0);
  } while (count < 0 && errno == EINTR);
  input_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) fail("waiting for the service");
  if (count == 0) throw std::runtime_error("the service closed the connection");
}

}  // namespace bonboek::bench
