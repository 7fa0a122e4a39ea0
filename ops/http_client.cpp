#include "ops/http_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include "api/client_tls.hpp"

namespace bonboek {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

class HttpClient::Connection {
 public:
  Connection(std::string host, std::string port, const std::optional<Tls>& tls)
      : host_(std::move(host)), port_(std::move(port)) {
    if (!tls) return;
    ca_file_ = tls->ca_file;
    context_tls_.emplace(open_client_tls(ca_file_).release());
  }

  HttpAnswer request(const http::request<http::string_body>& request) {
    if (!plain_ && !tls_) connect();
    try {
      return tls_ ? exchange(*tls_, request) : exchange(*plain_, request);
    } catch (...) {
      hang_up();
      throw;
    }
  }

  /// As the Host header names it.
  [[nodiscard]] std::string authority() const {
    const std::string host = host_.find(':') == std::string::npos ? host_ : "[" + host_ + "]";
    return port_ == (context_tls_ ? "443" : "80") ? host : host + ":" + port_;
  }

 private:
  using TlsStream = asio::ssl::stream<beast::tcp_stream>;

  beast::tcp_stream& socket() { return tls_ ? tls_->next_layer() : *plain_; }

  void hang_up() {
    plain_.reset();
    tls_.reset();
  }

  // Each step is started with a deadline and then waited for: only so does a blocking client have one.
  template <class Start>
  beast::error_code outcome_of(Start start) {
    beast::error_code outcome;
    const auto done = [&outcome](beast::error_code error, auto&&...) { outcome = error; };
    socket().expires_after(patience);
    start(done);
    context_.restart();
    context_.run();
    return outcome;
  }

  template <class Start>
  void wait_for(const char* what, Start start) {
    if (const auto outcome = outcome_of(start)) lose(what, outcome.message());
  }

  [[noreturn]] void lose(const std::string& what, const std::string& why) const {
    throw ConnectionLost(what + " " + host_ + ":" + port_ + ": " + why);
  }

  void connect() {
    beast::error_code unresolved;
    const auto addresses = asio::ip::tcp::resolver(context_).resolve(host_, port_, unresolved);
    if (unresolved) throw ConnectionLost("finding " + host_ + ": " + unresolved.message());
    if (context_tls_) {
      tls_.emplace(context_, *context_tls_);
    } else {
      plain_.emplace(context_);
    }
    try {
      wait_for("connecting to", [&](auto done) { socket().async_connect(addresses, done); });
      socket().socket().set_option(asio::ip::tcp::no_delay(true));
      if (tls_) shake_hands();
    } catch (const ConnectionLost&) {
      hang_up();
      throw;
    }
    buffer_.clear();
  }

  void shake_hands() {
    expect_host(tls_->native_handle(), host_);
    const auto outcome = outcome_of([&](auto done) { tls_->async_handshake(asio::ssl::stream_base::client, done); });
    if (!outcome) return;
    const auto objection = objection_to_certificate(tls_->native_handle(), host_, ca_file_);
    lose("speaking TLS with", objection.empty() ? outcome.message() + ": does it speak TLS?" : objection);
  }

  template <class Stream>
  HttpAnswer exchange(Stream& stream, const http::request<http::string_body>& request) {
    wait_for("sending to", [&](auto done) { http::async_write(stream, request, done); });
    http::response_parser<http::string_body> parser;
    parser.body_limit(max_answer_bytes);
    wait_for("waiting for", [&](auto done) { http::async_read(stream, buffer_, parser, done); });
    HttpAnswer answer{parser.get().result_int(), std::move(parser.get().body())};
    if (!parser.keep_alive()) hang_up();
    return answer;
  }

  std::string host_;
  std::string port_;
  std::string ca_file_;
  asio::io_context context_{1};
  std::optional<asio::ssl::context> context_tls_;
  std::optional<beast::tcp_stream> plain_;  // at most one of the two
  std::optional<TlsStream> tls_;
  beast::flat_buffer buffer_;
};

HttpClient::HttpClient(std::string host, std::string port, const std::optional<Tls>& tls)
    : connection_(std::make_unique<Connection>(std::move(host), std::move(port), tls)) {}

HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::request(std::string_view method, std::string_view path, std::span<const Header> headers,
                               std::string_view body) {
  http::request<http::string_body> request;
  request.version(11);
  request.method_string({method.data(), method.size()});
  request.target({path.data(), path.size()});
  request.set(http::field::host, connection_->authority());
  for (const auto& [name, value] : headers) {
    request.set(beast::string_view(name.data(), name.size()), beast::string_view(value.data(), value.size()));
  }
  request.body() = body;
  request.prepare_payload();
  return connection_->request(request);
}

}  // namespace bonboek
