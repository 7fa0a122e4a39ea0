#include "api/reading.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace bonboek {
namespace {

constexpr std::string_view json_type = "application/json";
constexpr std::string_view ndjson_type = "application/x-ndjson";

Response json_response(const Answer& answer) {
  return {200, std::string(json_type), {}, json::serialize(answer.body), nullptr};
}

Response ndjson_response(const Answer& answer) {
  std::string lines;
  for (const auto& element : answer.body.at(answer.list).as_array()) lines += json::serialize(element) + "\n";
  Response response{200, std::string(ndjson_type), {}, std::move(lines), nullptr};
  response.headers.emplace_back("At-Sequence", json::serialize(answer.body.at("atSequence")));
  return response;
}

/// What is wrong with asking for this moment now; nothing where it has been.
std::optional<Fault> objection_to(const Moment& moment, const Views& now, Timestamp clock) {
  const Facts& facts = now.facts();
  if (moment.at_sequence && *moment.at_sequence >= facts.next()) {
    return not_found(fmt::format("The log holds {} events; event {} is not among them", facts.next().value,
                                 moment.at_sequence->value));
  }
  const bool is_simulated = facts.registers().policy(Policy::clock) == PolicyValue::simulated;
  const Timestamp latest = is_simulated ? facts.last_recorded_at() : std::max(clock, facts.last_recorded_at());
  if (moment.known_at && *moment.known_at > latest) {
    return bad_query(fmt::format("knownAt is in the future: the ledger's time is {}", to_string(latest)));
  }
  return {};
}

}  // namespace

bool accepts(std::string_view accept, std::string_view media_type) {
  if (accept.empty()) return true;
  const auto group = std::string(media_type.substr(0, media_type.find('/'))) + "/*";
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    auto range = accept.substr(0, comma);
    range = range.substr(0, range.find(';'));
    while (!range.empty() && range.front() == ' ') range.remove_prefix(1);
    while (!range.empty() && range.back() == ' ') range.remove_suffix(1);
    if (range == media_type || range == group || range == "*/*") return true;
    accept = comma == std::string_view::npos ? std::string_view{} : accept.substr(comma + 1);
  }
  return false;
}

Response in_accepted_form(const std::string& accept, const Answer& answer) {
  if (accepts(accept, json_type)) return json_response(answer);
  if (!answer.list.empty() && accepts(accept, ndjson_type)) return ndjson_response(answer);
  return to_response(
      not_acceptable(answer.list.empty() ? "application/json" : "application/json, application/x-ndjson"));
}

std::expected<PartyIndex, Fault> own_party(const Views& views, const Principal& principal) {
  if (!acts_for_party(principal.role)) return PartyIndex::none();
  const auto kind = principal.role == Role::library ? PartyKind::library : PartyKind::intermediary;
  const auto found = views.facts().registers().find(kind, principal.party);
  if (!found)
    return std::unexpected(not_found(fmt::format("No {} is registered as {}", name_of(kind), principal.party)));
  return *found;
}

void at_moment(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
               std::move_only_function<void(const LedgerState&, Respond&)> use) {
  const auto failed = [respond](const std::string&) { (*respond)(to_response(storage_failed())); };
  auto shared_use =
      std::make_shared<decltype(use)>(std::move(use));  // shared: by the question about now and the one about then
  auto now = [&context, moment, respond, shared_use, failed](const LedgerState& state) {
    if (const auto objection = objection_to(moment, state.views, context.clock()))
      return (*respond)(to_response(*objection));
    const Sequence tip = state.views.facts().next();
    if (moment.is_now() || (moment.at_sequence && *moment.at_sequence + 1 == tip))
      return (*shared_use)(state, *respond);
    auto then = [respond, shared_use](const LedgerState& past) {
      if (past.views.facts().next() == Sequence{0}) {
        return (*respond)(to_response(not_found("Nothing was recorded yet at that time")));
      }
      (*shared_use)(past, *respond);
    };
    if (!context.ledger.ask_past(moment, std::move(then), failed)) (*respond)(to_response(busy()));
  };
  if (!context.ledger.ask(std::move(now), failed)) (*respond)(to_response(busy()));
}

void answer_read(const Call& call, const RouteContext& context, Query& query, const Moment& moment, Respond respond,
                 Build build) {
  if (!query.error().empty()) return respond(to_response(bad_query(query.error())));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  at_moment(
      context, moment, shared,
      [accept = call.request.accept, build = std::move(build)](const LedgerState& state, Respond& answer_to) mutable {
        const auto answer = build(state.views);
        answer_to(answer ? in_accepted_form(accept, *answer) : to_response(answer.error()));
      });
}

}  // namespace bonboek
