#include "tests/projections/desk.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "api/encode.hpp"
#include "projections/replay.hpp"

namespace bonboek {
namespace {

Timestamp long_after_all() {
  return *parse_timestamp("2026-12-01T09:00:00Z");
}

}  // namespace

Desk::Desk(const std::filesystem::path& folder)
    : log_(folder, Log::Mode::create), spine_(log_, replay(log_, {}), long_after_all) {}

PostOutcome Desk::outcome_of(std::string_view body) {
  PostRequest request;
  request.poster = {"cubiss", Role::coordinator, {}};
  request.posted = decode(body, BodyForm::json);
  request.key = fmt::format("key-{}", log_.tip().value);
  return std::move(spine_.post({&request, 1}).front());
}

bool Desk::try_post(std::string_view body) {
  return outcome_of(body).kind == PostOutcome::Kind::recorded;
}

void Desk::post(std::string_view body) {
  const auto outcome = outcome_of(body);
  if (outcome.kind == PostOutcome::Kind::recorded) return;
  throw std::logic_error(fmt::format("{} is refused: {}", body, encode_refusals(outcome.refusals)));
}

std::string_view opening() {
  return R"({"events":[
    {"type":"scheme-opened","occurredOn":"2025-09-01","name":"Bibliotheek voor iedereen",
     "origin":"bonboek.example/limburg","currency":"EUR","timeZone":"Europe/Amsterdam"},
    {"type":"library-registered","occurredOn":"2025-09-01","id":"venlo","name":"Venlo","municipality":"GM0983"},
    {"type":"library-registered","occurredOn":"2025-09-01","id":"heerlen","name":"Heerlen","municipality":"GM0917"},
    {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"doen","name":"Doen","tracks":[1,2]},
    {"type":"intermediary-accredited","occurredOn":"2025-09-01","id":"gemeente","name":"Gemeente","tracks":[4]},
    {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4200,"from":"2025-01-01"},
    {"type":"tariff-set","occurredOn":"2025-09-01","kind":"membership","amountCents":4500,"from":"2026-01-01"},
    {"type":"tariff-set","occurredOn":"2025-09-01","kind":"handling","amountCents":400,"from":"2025-01-01"}]})";
}

}  // namespace bonboek
