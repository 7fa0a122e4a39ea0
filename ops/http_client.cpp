#include "ops/http_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <optional>

namespace bonboek {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

class HttpClient::Connection {
 public:
  Connection(std::string host, std::string port) : host_(std::move(host)), port_(std::move(port)) {}

  HttpAnswer request(const http::request<http::string_body>& request) {
    if (!stream_) connect();
    try {
      return exchange(request);
    } catch (...) {
      stream_.reset();
      throw;
    }
  }

  [[nodiscard]] const std::string& host() const { return host_; }

 private:
  // Each step is started with a deadline and then waited for: only so does a blocking client have one.
  template <class Start>
  void wait_for(const char* what, Start start) {
    beast::error_code outcome;
    const auto done = [&outcome](beast::error_code error, auto&&...) { outcome = error; };
    stream_->expires_after(patience);
    start(done);
    context_.restart();
    context_.run();
    if (outcome) throw ConnectionLost(std::string(what) + " " + host_ + ":" + port_ + ": " + outcome.message());
  }

  void connect() {
    beast::error_code unresolved;
    const auto addresses = asio::ip::tcp::resolver(context_).resolve(host_, port_, unresolved);
    if (unresolved) throw ConnectionLost("finding " + host_ + ": " + unresolved.message());
    stream_.emplace(context_);
    try {
      wait_for("connecting to", [&](auto done) { stream_->async_connect(addresses, done); });
    } catch (const ConnectionLost&) {
      stream_.reset();
      throw;
    }
    stream_->socket().set_option(asio::ip::tcp::no_delay(true));
    buffer_.clear();
  }

  HttpAnswer exchange(const http::request<http::string_body>& request) {
    wait_for("sending to", [&](auto done) { http::async_write(*stream_, request, done); });
    http::response_parser<http::string_body> parser;
    parser.body_limit(max_answer_bytes);
    wait_for("waiting for", [&](auto done) { http::async_read(*stream_, buffer_, parser, done); });
    HttpAnswer answer{parser.get().result_int(), std::move(parser.get().body())};
    if (!parser.keep_alive()) stream_.reset();
    return answer;
  }

  std::string host_;
  std::string port_;
  asio::io_context context_{1};
  std::optional<beast::tcp_stream> stream_;
  beast::flat_buffer buffer_;
};

HttpClient::HttpClient(std::string host, std::string port)
    : connection_(std::make_unique<Connection>(std::move(host), std::move(port))) {}

HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::request(std::string_view method, std::string_view path, std::span<const Header> headers,
                               std::string_view body) {
  http::request<http::string_body> request;
  request.version(11);
  request.method_string({method.data(), method.size()});
  request.target({path.data(), path.size()});
  request.set(http::field::host, connection_->host());
  for (const auto& [name, value] : headers) {
    request.set(beast::string_view(name.data(), name.size()), beast::string_view(value.data(), value.size()));
  }
  request.body() = body;
  request.prepare_payload();
  return connection_->request(request);
}

}  // namespace bonboek
