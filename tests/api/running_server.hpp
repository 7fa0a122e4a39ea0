// A server for one test, and what its handlers and requests are made of.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "api/server.hpp"
#include "tests/api/client.hpp"

namespace bonboek::test {

using namespace std::chrono_literals;

inline Response text_response(std::string body) {
  Response response;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

/// Answers with what it was asked: the method's number, the path and the body.
inline void echo(Request request, Respond respond) {
  respond(text_response(std::to_string(static_cast<int>(request.method)) + " " + request.path + " " + request.body));
}

inline std::string get(std::string_view target) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: test\r\n\r\n";
}

inline std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string{target} + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string{body};
}

inline std::string problem_type(std::string_view name) {
  return R"("type":"urn:bonboek:problem:)" + std::string{name} + '"';
}

/// A server on loopback, on a port of its own.
struct RunningServer {
  explicit RunningServer(Handler handler, ServerOptions options = {}) : server{std::move(options), std::move(handler)} {
    server.start();
  }
  [[nodiscard]] Client connect() const { return Client{server.port()}; }
  Server server;
};

/// The options of a server with these bounds.
inline ServerOptions with(const Bounds& bounds) {
  ServerOptions options;
  options.bounds = bounds;
  return options;
}

/// Runs handlers' work on other threads; joins them when it goes.
class Elsewhere {
 public:
  void run(std::move_only_function<void()> work) { threads_.emplace_back(std::move(work)); }

 private:
  std::vector<std::jthread> threads_;
};

/// Waits until something comes true on another thread; false where it does not.
template <class Condition>
bool eventually(Condition holds) {
  for (const auto end = std::chrono::steady_clock::now() + Client::patience; std::chrono::steady_clock::now() < end;) {
    if (holds()) return true;
    std::this_thread::sleep_for(1ms);
  }
  return false;
}

}  // namespace bonboek::test
