// The endpoints as one table: method, path, who may ask, what the query may hold, what answers. The API's description
// is made from it.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.hpp"
#include "api/keys.hpp"
#include "api/ledger_thread.hpp"
#include "api/metrics.hpp"
#include "api/query_keys.hpp"
#include "api/witnesses.hpp"

namespace bonboek {

/// What the routes need; it outlives every handler.
struct RouteContext {
  LedgerThread& ledger;
  Metrics& metrics;
  /// The keys as they are now: a ring is replaced whole when the key file is read again.
  std::function<std::shared_ptr<const KeyRing>()> keys;
  /// The computer's time, for knownAt in the future.
  Clock clock;
  Witnesses& witnesses;
};

/// One request with what its route found in it.
struct Call {
  Request request;
  Principal principal;                  // of the key; a role of auditor and no name on open routes
  std::vector<std::string> parameters;  // the path's {…}, in order
  QueryKeys query_keys;                 // of the route
};

struct Route {
  Method method;
  std::string_view path;  // "/v1/vouchers/{number}"
  bool is_open;           // asks for no key
  Roles roles;            // who may ask, where it is not open
  QueryKeys query_keys;   // what the query may hold
  void (*handle)(Call call, const RouteContext& context, Respond respond);
  /// Takes the body as it comes in, where it can be taken so; none where bodies are gathered.
  std::unique_ptr<BodySink> (*make_sink)(const Request& request){nullptr};
};

[[nodiscard]] std::span<const Route> routes();

/// The handler of every request: finds the route, checks key and role, calls it. An unknown path is 404, a known path
/// with another method 405, a missing or unknown key 401, a role that may not 403, a query with another key 400.
[[nodiscard]] Handler make_handler(RouteContext context);

/// The sinks of bodies for that handler, which alone takes them. None is made for who may not post: the body is
/// gathered then, within its bound, and refused.
[[nodiscard]] MakeSink make_sinks(RouteContext context);

}  // namespace bonboek
