// What is open to all: the API's description, and how the service is doing.
#include <boost/json.hpp>

#include "api/handlers.hpp"
#include "api/openapi.hpp"
#include "api/problem.hpp"

namespace bonboek {

void get_openapi(Call, const RouteContext&, Respond respond) {
  respond({200, "application/json", {{"Access-Control-Allow-Origin", "*"}}, openapi_text(), nullptr});
}

void get_health(Call, const RouteContext&, Respond respond) {
  respond({200, "application/json", {}, R"({"status":"alive"})", nullptr});
}

void get_readiness(Call, const RouteContext& context, Respond respond) {
  if (context.ledger.is_failed()) return respond(to_response(storage_failed()));
  if (!context.ledger.log().has_room()) return respond(to_response(no_room()));
  respond({200, "application/json", {}, R"({"status":"ready"})", nullptr});
}

void get_metrics(Call, const RouteContext& context, Respond respond) {
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: answered from one of three places
  const auto answer = [shared, &context](std::uint64_t vouchers) {
    const Log& log = context.ledger.log();
    const Gauges gauges{.events = log.tip().value,
                        .vouchers = vouchers,
                        .kept = context.ledger.kept().value,
                        .syncs = log.sync_count(),
                        .free_bytes = log.free_bytes(),
                        .waiting_posts = context.ledger.waiting_posts(),
                        .is_failed = context.ledger.is_failed()};
    (*shared)({200, "text/plain; version=0.0.4; charset=utf-8", {}, context.metrics.text(gauges), nullptr});
  };
  const bool asked =
      context.ledger.ask([answer](const LedgerState& state) { answer(state.views.facts().vouchers().size()); },
                         [answer](const std::string&) { answer(0); });
  if (!asked) (*shared)(to_response(busy()));
}

}  // namespace bonboek
