#include "api/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <exception>
#include <future>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "api/connection.hpp"
#include "api/loop.hpp"
#include "api/tls.hpp"

namespace bonboek {
namespace {

namespace asio = boost::asio;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using TlsStream = asio::ssl::stream<Socket>;

constexpr std::chrono::milliseconds accept_pause{100};  // where the process has no more descriptors
constexpr std::chrono::seconds cut_patience{5};         // for cut sessions to unwind

void check(const ServerOptions& options) {
  const Bounds& bounds = options.bounds;
  const auto demand = [](bool holds, std::string_view what) {
    if (!holds) throw std::invalid_argument{fmt::format("server options: {}", what)};
  };
  demand(options.tls_certificate_file.empty() == options.tls_key_file.empty(),
         "TLS needs both a certificate file and a key file");
  demand(options.network_threads >= 1 && options.network_threads <= most_network_threads,
         "network_threads must be 1 to 64");
  demand(bounds.max_connections >= 1 && bounds.max_connections + bounds.max_refusals <= most_connections,
         "max_connections must be at least 1, and with max_refusals at most 60000");
  demand(bounds.max_header_bytes >= 256 && bounds.max_header_bytes <= 1024 * 1024,
         "max_header_bytes must be 256 to 1048576");
  demand(bounds.max_body_bytes <= bounds.max_bodies_bytes, "max_body_bytes may not be over max_bodies_bytes");
  demand(bounds.write_slice_bytes >= 1024, "write_slice_bytes must be at least 1024");
  for (const auto timeout : {bounds.header_timeout, bounds.body_timeout, bounds.idle_timeout, bounds.write_timeout,
                             bounds.handler_timeout, bounds.heartbeat, bounds.linger_timeout, bounds.drain_timeout}) {
    demand(timeout.count() > 0, "every timeout must be at least 1 ms");
  }
}

/// Runs `work` on the loop's thread and waits until it has run.
template <class Work>
auto run_on(Loop& loop, Work work) {
  std::packaged_task<decltype(work())()> task{std::move(work)};
  auto result = task.get_future();
  asio::post(loop.io(), std::move(task));
  return result.get();
}

}  // namespace

struct Server::Impl {
  Impl(ServerOptions chosen, Handler answer, MakeSink sink)
      : options{std::move(chosen)}, handler{std::move(answer)}, make_sink{std::move(sink)} {
    check(options);
  }

  void listen();
  Task<void> accept_all();
  void begin_session(Loop& loop, Socket socket, Census::Place place, bool is_refused);
  std::size_t end_sessions(std::chrono::milliseconds patience);

  ServerOptions options;
  Handler handler;
  MakeSink make_sink;
  Census census;
  std::optional<asio::ssl::context> tls;
  std::uint16_t port{0};
  bool is_started{false};
  bool is_over{false};
  bool is_accepting{true};  // the first loop's alone
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<Acceptor> acceptor;
};

void Server::Impl::listen() {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) throw std::runtime_error{fmt::format("'{}' is no IP address: give it in numbers", options.address)};
  const bool has_tls = !options.tls_certificate_file.empty();
  if (!address.is_loopback() && !has_tls && !options.allow_plain_remote) {
    throw std::runtime_error{fmt::format(
        "refusing to listen on {} without TLS: keys would cross the network in the clear. Give a TLS certificate "
        "and key, or set --allow-plain-remote where something in front of this server does TLS",
        options.address)};
  }
  if (has_tls) tls.emplace(open_tls(options.tls_certificate_file, options.tls_key_file).release());

  const asio::ip::tcp::endpoint endpoint{address, options.port};
  const auto demand = [&](std::string_view what) {
    if (error)
      throw std::runtime_error{
          fmt::format("can't {} {} port {}: {}", what, options.address, options.port, error.message())};
  };
  Acceptor& opened = acceptor.emplace(loops.front()->io().get_executor());
  opened.open(endpoint.protocol(), error);
  demand("open a socket for");
  opened.set_option(asio::socket_base::reuse_address{true}, error);
  demand("reuse");
  opened.bind(endpoint, error);
  demand("bind to");
  opened.listen(asio::socket_base::max_listen_connections, error);
  demand("listen on");
  port = opened.local_endpoint().port();
}

Task<void> Server::Impl::accept_all() {
  std::size_t turn = 0;
  while (is_accepting) {
    Loop& loop = *loops[turn++ % loops.size()];
    auto [error, socket] = co_await acceptor->async_accept(loop.io(), outcome);
    if (!is_accepting) co_return;
    if (error) {
      if (error == asio::error::connection_aborted) continue;
      spdlog::warn("can't accept a connection: {}", error.message());
      asio::steady_timer timer{loops.front()->io(), accept_pause};
      co_await timer.async_wait(outcome);
      continue;
    }
    const std::size_t open_before = census.open();
    const bool is_refused = open_before >= options.bounds.max_connections;
    if (is_refused) census.count_refused();
    if (open_before >= options.bounds.max_connections + options.bounds.max_refusals) continue;  // closes it
    begin_session(loop, std::move(socket), Census::Place{census}, is_refused);
  }
}

void Server::Impl::begin_session(Loop& loop, Socket socket, Census::Place place, bool is_refused) {
  auto begin = [this, &loop, is_refused, socket = std::move(socket), place = std::move(place)]() mutable {
    boost::system::error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
    const auto run = [&loop]<class Stream>(std::shared_ptr<Connection<Stream>> session) {
      asio::co_spawn(loop.io(), Connection<Stream>::run(std::move(session)), asio::detached);
    };
    try {
      if (tls) {
        TlsStream stream{std::move(socket), *tls};
        run(std::make_shared<Connection<TlsStream>>(loop, std::move(place), std::move(stream), is_refused));
      } else {
        run(std::make_shared<Connection<Socket>>(loop, std::move(place), std::move(socket), is_refused));
      }
    } catch (const std::exception& failure) {
      spdlog::error("can't begin a session: {}", failure.what());
    }
  };
  asio::dispatch(loop.io(), std::move(begin));
}

/// Waits for the sessions to end by themselves, then cuts the rest and tells how many those were.
std::size_t Server::Impl::end_sessions(std::chrono::milliseconds patience) {
  run_on(*loops.front(), [this] {
    is_accepting = false;
    boost::system::error_code ignored;
    acceptor->close(ignored);
  });
  for (const auto& loop : loops) run_on(*loop, [&loop] { loop->drain(); });
  std::size_t cut_count = 0;
  if (!census.wait_until_empty(std::chrono::steady_clock::now() + patience)) {
    for (const auto& loop : loops) cut_count += run_on(*loop, [&loop] { return loop->cut(); });
    if (!census.wait_until_empty(std::chrono::steady_clock::now() + cut_patience)) {
      spdlog::error("{} cut connections have not ended", census.open());
    }
  }
  for (const auto& loop : loops) loop->stop();
  is_over = true;
  return cut_count;
}

Server::Server(ServerOptions options, Handler handler, MakeSink make_sink)
    : impl_{std::make_unique<Impl>(std::move(options), std::move(handler), std::move(make_sink))} {}

Server::~Server() {
  if (!impl_->is_started || impl_->is_over) return;
  try {
    impl_->end_sessions(std::chrono::milliseconds{0});
  } catch (const std::exception& error) {
    spdlog::error("the server did not stop as it should: {}", error.what());
  }
}

void Server::start() {
  Impl& impl = *impl_;
  if (impl.is_started) throw std::runtime_error{"the server was started before"};
  impl.acceptor.reset();  // of an attempt that failed
  impl.loops.clear();
  for (std::size_t index = 0; index < impl.options.network_threads; ++index) {
    impl.loops.push_back(std::make_unique<Loop>(impl.options.bounds, impl.handler, impl.make_sink));
  }
  impl.listen();
  asio::co_spawn(impl.loops.front()->io(), impl.accept_all(), asio::detached);
  impl.is_started = true;
  for (const auto& loop : impl.loops) loop->start();
}

std::uint16_t Server::port() const {
  return impl_->port;
}

Traffic Server::traffic() const {
  return impl_->census.traffic();
}

std::size_t Server::drain() {
  if (!impl_->is_started || impl_->is_over) return 0;
  return impl_->end_sessions(impl_->options.bounds.drain_timeout);
}

}  // namespace bonboek
