// Answers every request with the same few bytes, so that a load generator can measure the transport alone:
//   api_constant_server PORT [THREADS]        and then, say:  wrk -t1 -c64 -d5 http://127.0.0.1:PORT/
#include <fmt/format.h>

#include <csignal>
#include <cstdlib>
#include <exception>

#include "api/server.hpp"

int main(int argument_count, char** arguments) {
  try {
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);

    bonboek::ServerOptions options;
    options.port = static_cast<std::uint16_t>(argument_count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 0);
    options.network_threads = argument_count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 1;
    bonboek::Server server{options, [](const bonboek::Request&, bonboek::Respond respond) {
                             bonboek::Response response;
                             response.body = R"({"status":"ok"})";
                             respond(std::move(response));
                           }};
    server.start();
    fmt::print("listening on port {}\n", server.port());
    int signal = 0;
    sigwait(&stops, &signal);
    server.drain();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
