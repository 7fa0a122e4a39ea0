// What crosses the line between the transport (api/server, the only door to Beast) and the routes: plain values, no
// sockets.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bonboek {

enum class Method : std::uint8_t { get, head, post, other };

/// Takes a request's body as it comes in, so that it is never there whole. Called by one network thread, which reads
/// nothing of that connection meanwhile: who takes its time is sent no more than the socket's buffer holds.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// Takes the next piece, which need not outlive the call. False where no more is wanted: then the request is answered
  /// as it is, and its connection closed.
  virtual bool take(std::string_view piece) = 0;
  /// The memory that it keeps, about; it counts as body bytes held.
  [[nodiscard]] virtual std::size_t held_bytes() const = 0;
};

/// One request, read whole within the transport's bounds. Path and query are percent-decoded; the path has no query in
/// it.
struct Request {
  Method method{Method::get};
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;  // in the order sent; a key without '=' has an empty value
  std::string authorization;
  std::string content_type;
  std::string accept;
  std::string accept_encoding;
  std::string accept_language;
  std::string idempotency_key;
  std::string simulated_time;
  std::string last_event_id;
  std::string body;
  std::unique_ptr<BodySink> sink;  // what took the body, where one was made for it; the body is empty then
};

/// Makes the sink of a request whose header is complete; nothing where its body is to be gathered, up to the bound on
/// bodies. Called on a network thread, which it must not block.
using MakeSink = std::function<std::unique_ptr<BodySink>(const Request&)>;

/// A body that is produced piece by piece. `next` is called again only after the piece before it was written.
/// `done` is called once, from any thread, with the next piece, or with nothing when the body ends.
/// The transport drops the source when the client leaves; a `done` kept past that is safe to call and does nothing.
class BodySource {
 public:
  using Done = std::move_only_function<void(std::optional<std::string>)>;
  virtual ~BodySource() = default;
  virtual void next(Done done) = 0;
};

/// One answer. Exactly one of `body` and `source` carries it. The transport adds Content-Length or chunks, Date and
/// Connection.
struct Response {
  unsigned status{200};
  std::string content_type{"application/json"};
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<BodySource> source;  // shared: the session writes from it while a late `done` may still hold on to it
};

using Respond = std::move_only_function<void(Response)>;

/// Answers one request by calling `respond` exactly once, from any thread. Must not block the calling (network) thread.
using Handler = std::function<void(Request, Respond)>;

}  // namespace bonboek
