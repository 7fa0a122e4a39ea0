#include "ops/scenario/poster.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <optional>
#include <thread>

namespace bonboek::scenario {
namespace {

constexpr std::chrono::milliseconds first_pause{100};  // doubled after each try
constexpr std::size_t longest_quote = 600;             // of an answer, in a message

[[noreturn]] void complain(const Delivery& delivery, const HttpAnswer& answer, std::string_view expected) {
  throw UnexpectedAnswer(fmt::format("{} of {} at {}: {} was expected, the answer is {} {}", delivery.note,
                                     delivery.principal, delivery.time, expected, answer.status,
                                     answer.body.substr(0, longest_quote)));
}

HttpAnswer send(HttpClient& client, const Delivery& delivery, const std::string& key) {
  const std::string authorization = "Bearer " + key;
  const std::array<HttpClient::Header, 4> headers{{{"Authorization", authorization},
                                                   {"Content-Type", "application/json"},
                                                   {"Idempotency-Key", delivery.idempotency_key},
                                                   {"Simulated-Time", delivery.time}}};
  return client.request("POST", "/v1/events", headers, delivery.body);
}

bool is_no_room(const HttpAnswer& answer) {
  return answer.status == 429 || answer.status == 503;
}

HttpAnswer send_until_answered(HttpClient& client, const Delivery& delivery, const std::string& key) {
  auto pause = first_pause;
  for (unsigned tries = 1;; ++tries) {
    try {
      HttpAnswer answer = send(client, delivery, key);
      if (!is_no_room(answer) || tries == max_tries) return answer;
    } catch (const ConnectionLost&) {
      if (tries == max_tries) throw;
    }
    std::this_thread::sleep_for(pause);
    pause *= 2;
  }
}

// The receipt has to name the very sequences that the story counts on: its reversals name events by them.
bool is_receipt(const HttpAnswer& answer, const Delivery& delivery) {
  boost::json::error_code error;
  const auto value = boost::json::parse(answer.body, error);
  const auto* receipt = value.if_object();
  if (error || receipt == nullptr) return false;
  const auto* first = receipt->if_contains("firstSequence");
  const auto* count = receipt->if_contains("eventCount");
  return first != nullptr && *first == delivery.first_sequence.value && count != nullptr &&
         *count == delivery.event_count;
}

// By name; what a role may not do at all may be turned away before the rules are asked.
bool is_refusal(const HttpAnswer& answer, const Delivery& delivery) {
  const RefusalRow& row = row_of(delivery.refusal);
  if (row.kind == RefusalKind::forbidden) return answer.status == 403;
  const std::string type = fmt::format("\"urn:bonboek:problem:{}\"", row.name);
  return answer.status >= 400 && answer.status < 500 && answer.body.find(type) != std::string::npos;
}

void check(const Delivery& delivery, const HttpAnswer& answer) {
  if (delivery.refused_expected) {
    if (!is_refusal(answer, delivery)) complain(delivery, answer, row_of(delivery.refusal).name);
  } else if (answer.status != 201 || !is_receipt(answer, delivery)) {
    complain(delivery, answer,
             fmt::format("a receipt for {} events from {}", delivery.event_count, delivery.first_sequence.value));
  }
}

}  // namespace

PostSummary post_deliveries(HttpClient& client, const std::vector<Delivery>& deliveries, const Keys& keys,
                            const std::function<void(std::uint64_t events)>& progress) {
  PostSummary summary;
  for (const Delivery& delivery : deliveries) {
    const auto key = keys.find(delivery.principal);
    if (key == keys.end()) throw UnexpectedAnswer("there is no key of " + delivery.principal);
    check(delivery, send_until_answered(client, delivery, key->second));
    ++summary.deliveries;
    summary.events += delivery.event_count;
    summary.refused += delivery.refused_expected ? 1U : 0U;
    progress(summary.events);
  }
  return summary;
}

}  // namespace bonboek::scenario
