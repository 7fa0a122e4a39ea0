#include "api/reading.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "projections/before_ledger.hpp"

namespace bonboek {
namespace {

std::string lines_of(const Answer& answer) {
  std::string lines;
  for (const auto& element : answer.body.at(answer.list).as_array()) lines += json::serialize(element) + "\n";
  return lines;
}

std::string body_of(const Answer& answer, const DocumentForm& form) {
  if (form.type == lines_document) return lines_of(answer);
  return form.type == csv_document ? csv_of(answer, form.language) : json::serialize(answer.body);
}

Response response_of(const Accepted& accepted, const std::expected<Answer, Fault>& answer) {
  return answer ? in_accepted_form(accepted, *answer) : to_response(answer.error());
}

bool is_before_ledger(const Books& books) {
  return books.standing.next == Sequence{0};
}

Response before_ledger(const Log& log, const Moment& moment) {
  return to_response(not_found(objection_before_ledger(log, moment)));
}

LedgerThread::Failed failure_of(const std::shared_ptr<Respond>& respond) {
  return [respond](const std::string&) { (*respond)(to_response(storage_failed())); };
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
    return bad_query(RequestFaultCode::bad_parameter, QueryKey::known_at,
                     fmt::format("knownAt is in the future: the ledger's time is {}", to_string(latest)));
  }
  return {};
}

/// Calls `now` where the moment is now, or has `then` ask about the past; responds where the moment can't be.
void now_or_then(const RouteContext& context, const Moment& moment, const std::shared_ptr<Respond>& respond,
                 std::move_only_function<void(const LedgerState&)> now, std::move_only_function<bool()> then) {
  auto question = [&context, moment, respond, now = std::move(now),
                   then = std::move(then)](const LedgerState& state) mutable {
    if (const auto objection = objection_to(moment, state.views, context.clock()))
      return (*respond)(to_response(*objection));
    const Sequence tip = state.views.facts().next();
    if (moment.is_now() || (moment.at_sequence && *moment.at_sequence + 1 == tip)) return now(state);
    if (!then()) (*respond)(to_response(busy()));
  };
  if (!context.ledger.ask(std::move(question), failure_of(respond))) (*respond)(to_response(busy()));
}

}  // namespace

Response in_accepted_form(const Accepted& accepted, const Answer& answer) {
  std::vector<std::string_view> offered{json_document};
  if (!answer.list.empty()) offered.push_back(lines_document);
  if (is_told_as_csv(answer)) offered.push_back(csv_document);
  const auto form = document_form(accepted, offered);
  if (!form) return to_response(form.error());
  auto response = document_response(*form, body_of(answer, *form));
  // JSON says it itself; what does not lie in the log has none.
  const auto* sequence = form->type == json_document ? nullptr : answer.body.if_contains("atSequence");
  if (sequence != nullptr) response.headers.emplace_back("At-Sequence", json::serialize(*sequence));
  return response;
}

std::expected<PartyIndex, Fault> own_party(const Books& books, const Principal& principal) {
  if (!acts_for_party(principal.role)) return PartyIndex::none();
  const auto kind = principal.role == Role::library ? PartyKind::library : PartyKind::intermediary;
  const auto found = books.standing.registers.find(kind, principal.party);
  if (!found)
    return std::unexpected(not_found(fmt::format("No {} is registered as {}", name_of(kind), principal.party)));
  return *found;
}

bool may_read(const Principal& principal, PartyKind kind, std::string_view id) {
  if (!acts_for_party(principal.role)) return true;
  return principal.party == id && (principal.role == Role::library) == (kind == PartyKind::library);
}

std::string whose(const Principal& principal) {
  return fmt::format("this key is for {} {}", to_string(principal.role), principal.party);
}

void books_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
              std::move_only_function<void(const Books&, Respond&)> use) {
  auto shared_use = std::make_shared<decltype(use)>(std::move(use));  // shared: by the questions about now and then
  auto now = [respond, shared_use](const LedgerState& state) { (*shared_use)(state.views.books(), *respond); };
  auto then = [&context, moment, respond, shared_use] {
    return context.ledger.ask_past_books(
        moment,
        [&context, moment, respond, shared_use](const Books& past) {
          is_before_ledger(past) ? (*respond)(before_ledger(context.ledger.log(), moment))
                                 : (*shared_use)(past, *respond);
        },
        failure_of(respond));
  };
  now_or_then(context, moment, respond, std::move(now), std::move(then));
}

void views_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
              std::move_only_function<void(const LedgerState&, Respond&)> use) {
  auto shared_use = std::make_shared<decltype(use)>(std::move(use));  // shared: by the questions about now and then
  auto now = [respond, shared_use](const LedgerState& state) { (*shared_use)(state, *respond); };
  auto then = [&context, moment, respond, shared_use] {
    return context.ledger.ask_past_views(
        moment,
        [moment, respond, shared_use](const LedgerState& past) {
          is_before_ledger(past.views.books()) ? (*respond)(before_ledger(past.log, moment))
                                               : (*shared_use)(past, *respond);
        },
        failure_of(respond));
  };
  now_or_then(context, moment, respond, std::move(now), std::move(then));
}

void log_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond, AskOfLog prepare) {
  auto question = [&context, moment, respond, prepare = std::move(prepare)](const LedgerState& state) mutable {
    if (const auto objection = objection_to(moment, state.views, context.clock()))
      return (*respond)(to_response(*objection));
    auto asked = prepare(state.views);
    if (!asked) return (*respond)(to_response(asked.error()));
    if (!context.ledger.ask_past_log(std::move(*asked), failure_of(respond))) (*respond)(to_response(busy()));
  };
  if (!context.ledger.ask(std::move(question), failure_of(respond))) (*respond)(to_response(busy()));
}

void beside(const RouteContext& context, const std::shared_ptr<Respond>& respond, PastThread::AboutLog question) {
  if (!context.ledger.ask_past_log(std::move(question), failure_of(respond))) (*respond)(to_response(busy()));
}

void books_beside_at(const RouteContext& context, const Moment& moment, std::shared_ptr<Respond> respond,
                     std::move_only_function<void(const Books&, Respond&)> use) {
  auto shared_use = std::make_shared<decltype(use)>(std::move(use));  // shared: by the questions about now and then
  const auto ask = [&context, respond, shared_use](const Moment& past) {
    return context.ledger.ask_past_books(
        past,
        [&context, past, respond, shared_use](const Books& books) {
          is_before_ledger(books) ? (*respond)(before_ledger(context.ledger.log(), past))
                                  : (*shared_use)(books, *respond);
        },
        failure_of(respond));
  };
  auto now = [respond, ask](const LedgerState& state) {
    if (is_before_ledger(state.views.books())) return (*respond)(before_ledger(state.log, {}));
    if (!ask({{}, Sequence{state.views.facts().next().value - 1}})) (*respond)(to_response(busy()));
  };
  now_or_then(context, moment, respond, std::move(now), [ask, moment] { return ask(moment); });
}

void answer_from_books(const Call& call, const RouteContext& context, Query& query, const Moment& moment,
                       Respond respond, FromBooks build) {
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  books_at(context, moment, shared,
           [accepted = accepted_by(call.request), build = std::move(build)](
               const Books& books, Respond& answer_to) mutable { answer_to(response_of(accepted, build(books))); });
}

void answer_from_views(const Call& call, const RouteContext& context, Query& query, const Moment& moment,
                       Respond respond, FromViews build) {
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  views_at(context, moment, shared,
           [accepted = accepted_by(call.request), build = std::move(build)](const LedgerState& state,
                                                                            Respond& answer_to) mutable {
             answer_to(response_of(accepted, build(state.views)));
           });
}

}  // namespace bonboek
