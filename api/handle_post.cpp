// POST /v1/events: the body is read and hashed on the network's thread, NDJSON as it comes in; it is decided and
// recorded on the ledger's.
#include <fmt/format.h>

#include <algorithm>

#include "api/body_digest.hpp"
#include "api/encode.hpp"
#include "api/handlers.hpp"
#include "api/line_decoder.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"

namespace bonboek {
namespace {

constexpr std::size_t max_key_length = 64;

bool is_idempotency_key(std::string_view key) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
  return !key.empty() && key.size() <= max_key_length && key.find_first_not_of(allowed) == std::string_view::npos;
}

std::optional<BodyForm> form_of(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find_first_of("; "));
  if (type == "application/json") return BodyForm::json;
  if (type == "application/x-ndjson") return BodyForm::ndjson;
  return {};
}

/// Reads and hashes lines as they come in.
class EventsSink final : public BodySink {
 public:
  explicit EventsSink(bool in_parts) : digest_(in_parts) {}

  bool take(std::string_view piece) override {
    digest_.take(piece);
    return lines_.take(piece);
  }
  [[nodiscard]] std::size_t held_bytes() const override { return lines_.held_bytes(); }

  void finish(PostRequest& post) {
    post.digest = digest_.finish();
    post.posted = lines_.finish();
  }

 private:
  BodyDigest digest_;
  LineDecoder lines_;
};

void read_body(const Request& request, BodyForm form, PostRequest& post) {
  if (auto* const sink = dynamic_cast<EventsSink*>(request.sink.get())) return sink->finish(post);
  post.digest = body_digest(request.body, post.in_parts);
  post.posted = decode(request.body, form);
}

/// Reads the query and the headers into the request; says what is wrong with them.
std::optional<Fault> read_terms(const Call& call, PostRequest& post) {
  Query query(call);
  post.dry_run = query.flag(QueryKey::dry_run);
  const auto mode = query.text(QueryKey::mode).value_or("atomic");
  post.in_parts = mode == "partial";
  if (mode != "atomic" && mode != "partial") {
    query.refuse(RequestFaultCode::bad_parameter, QueryKey::mode, "mode is atomic or partial");
  }
  post.key = call.request.idempotency_key;
  const bool needs_no_key = post.dry_run && post.key.empty();
  if (!needs_no_key && !is_idempotency_key(post.key)) {
    query.refuse(
        RequestFaultCode::bad_header, "Idempotency-Key",
        fmt::format("Send the header Idempotency-Key with a text of your own, 1 to {} of A-Z a-z 0-9 . _ : -, new for "
                    "every submission: if the answer "
                    "is lost, the same key and body tell what happened and record nothing twice.",
                    max_key_length));
  }
  if (!call.request.simulated_time.empty()) {
    post.simulated_time = parse_timestamp(call.request.simulated_time);
    if (!post.simulated_time) {
      query.refuse(RequestFaultCode::bad_header, "Simulated-Time",
                   "Simulated-Time is a moment in UTC such as 2026-10-01T09:00:00Z.");
    }
  }
  return query.fault();
}

}  // namespace

/// Whether the mode is one that there is, is told when the request is answered.
std::unique_ptr<BodySink> take_events(const Request& request) {
  if (form_of(request.content_type) != BodyForm::ndjson) return nullptr;
  const auto is_partial = [](const auto& parameter) {
    return parameter.first == "mode" && parameter.second == "partial";
  };
  return std::make_unique<EventsSink>(std::ranges::any_of(request.query, is_partial));
}

void post_events(Call call, const RouteContext& context, Respond respond) {
  const auto form = form_of(call.request.content_type);
  if (!form) return respond(to_response(unsupported_media_type("application/json or application/x-ndjson")));
  PostRequest post;
  if (const auto fault = read_terms(call, post)) return respond(to_response(*fault));
  post.poster = std::move(call.principal);
  read_body(call.request, *form, post);
  auto shared = std::make_shared<Respond>(
      std::move(respond));  // shared: the ledger's thread answers, or this one when it is busy
  auto done = [shared, &metrics = context.metrics](PostOutcome outcome) {
    if (outcome.kind == PostOutcome::Kind::recorded) metrics.count_recorded(outcome.event_count);
    for (const Refusal& refusal : outcome.refusals.list) metrics.count_refused(row_of(refusal.code).name);
    (*shared)(answer_post(outcome));
  };
  if (!context.ledger.post(std::move(post), std::move(done))) (*shared)(to_response(busy()));
}

}  // namespace bonboek
