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

/// One request, read whole within the transport's bounds. Path and query are percent-decoded; the path has no query in
/// it.
struct Request {
  Method method{Method::get};
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;  // in the order sent; a key without '=' has an empty value
  std::string authorization;
  std::string content_type;
  std::string accept;
  std::string idempotency_key;
  std::string simulated_time;
  std::string last_event_id;
  std::string body;
};

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
