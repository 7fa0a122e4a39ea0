// GET /v1/events: a page as JSON, NDJSON or CSV, or everything from a sequence on and then live as an event stream.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "api/document_form.hpp"
#include "api/event_lines.hpp"
#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "exports/list_columns.hpp"

namespace bonboek {
namespace {

constexpr std::array page_forms{json_document, lines_document, csv_document, live_document};

/// The events of a log from a sequence on, as they are recorded, for one client. Shared with the questions that it has
/// under way, which may end after the client has left.
class EventStream : public BodySource, public std::enable_shared_from_this<EventStream> {
 public:
  EventStream(LedgerThread& ledger, Sequence from, PartyIndex party) : ledger_(ledger), next_(from), party_(party) {}

  void next(Done done) override { ask(std::make_shared<Done>(std::move(done))); }

 private:
  void ask(std::shared_ptr<Done> done) {
    auto question = [self = weak_from_this(), done](const LedgerState& state) {
      if (const auto stream = self.lock()) stream->send(state, done);
    };
    const bool asked = ledger_.ask(std::move(question), [done](const std::string&) { (*done)(std::nullopt); });
    if (!asked) (*done)(std::nullopt);
  }

  void send(const LedgerState& state, const std::shared_ptr<Done>& done) {
    const EventPage page = read_page(state, {next_, max_page_events, {}, party_});
    next_ = page.next;
    std::string text;
    for (const EventLine& line : page.lines) {
      text += fmt::format("id: {}\nevent: {}\ndata: {}\n\n", line.sequence.value, name_of(line.type), line.line);
    }
    if (!text.empty()) return (*done)(std::move(text));
    if (!page.is_last) return ask(done);
    ledger_.when_recorded(next_, [self = weak_from_this(), done] {
      if (const auto stream = self.lock()) stream->ask(done);
    });
  }

  LedgerThread& ledger_;
  Sequence next_;
  PartyIndex party_;
};

/// The first event that a client wants: the one after the query's or, where its stream broke off and it comes again
/// with the same query, after the last one that it got.
Sequence first_wanted(const Call& call, Query& query, bool is_live) {
  const auto after = query.whole(QueryKey::after_sequence);
  const Sequence first = after ? Sequence{*after + 1} : Sequence{0};
  const auto& last = call.request.last_event_id;
  if (!is_live || last.empty()) return first;
  std::uint64_t id = 0;
  const auto [end, fault] = std::from_chars(last.data(), last.data() + last.size(), id);
  if (fault != std::errc{} || end != last.data() + last.size() || id > INT64_MAX) {
    query.refuse(RequestFaultCode::bad_header, "Last-Event-ID", "the header Last-Event-ID is the sequence of an event");
    return first;
  }
  return Sequence{id + 1};
}

/// What is wrong with going on from there; nothing where all events before it are in the log.
std::optional<Fault> objection_to(Sequence from, const Views& views) {
  const Sequence count = views.facts().next();
  if (from <= count) return {};
  return not_followed(Sequence{from.value - 1}, count);
}

void stream_events(const Call& call, const RouteContext& context, Sequence from, std::shared_ptr<Respond> respond) {
  views_at(context, {}, std::move(respond),
           [&context, from, principal = call.principal](const LedgerState& state, Respond& answer_to) {
             const auto own = own_party(state.views.books(), principal);
             if (!own) return answer_to(to_response(own.error()));
             if (const auto objection = objection_to(from, state.views)) return answer_to(to_response(*objection));
             Response response{200, std::string(live_document), {{"Cache-Control", "no-store"}}, "", nullptr};
             response.source = std::make_shared<EventStream>(context.ledger, from, *own);
             answer_to(std::move(response));
           });
}

/// `body`: the moment at which the page holds.
std::string json_text(const EventPage& page, json::object body) {
  body["nextAfterSequence"] = page.next == Sequence{0} ? json::value(nullptr) : json::value(page.next.value - 1);
  body["isLast"] = page.is_last;
  auto text = json::serialize(body);
  text.back() = ',';
  text += R"("events":[)";
  for (const EventLine& line : page.lines) text += line.line + ",";
  page.lines.empty() ? text += ']' : (text.back() = ']', text);
  return text + "}";
}

std::string csv_text(const EventPage& page, Language language) {
  json::array events;
  for (const EventLine& line : page.lines) events.push_back(json::parse(line.line));
  return csv_of({json::object{{"events", std::move(events)}}, "events", log_list}, language);
}

std::string lines_text(const EventPage& page) {
  std::string lines;
  for (const EventLine& line : page.lines) lines += line.line + "\n";
  return lines;
}

Response page_response(const EventPage& page, const json::object& moment, const DocumentForm& form) {
  if (form.type == json_document) return document_response(form, json_text(page, moment));
  auto response = document_response(form, form.type == csv_document ? csv_text(page, form.language) : lines_text(page));
  response.headers.emplace_back("At-Sequence", json::serialize(moment.at("atSequence")));
  if (page.next != Sequence{0})
    response.headers.emplace_back("Next-After-Sequence", fmt::format("{}", page.next.value - 1));
  response.headers.emplace_back("Is-Last", page.is_last ? "true" : "false");
  return response;
}

}  // namespace

void get_events(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const auto form = document_form(accepted_by(call.request), page_forms);
  const bool live = form && form->type == live_document;
  const Sequence from = first_wanted(call, query, live);
  const Moment moment = query.moment();
  const auto limit = query.whole(QueryKey::page_limit).value_or(max_page_events);
  if (live && !moment.is_now()) {
    query.refuse(RequestFaultCode::excluded_parameter, moment.known_at ? QueryKey::known_at : QueryKey::at_sequence,
                 "a live stream has no knownAt and no atSequence");
  }
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  if (!form) return respond(to_response(form.error()));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  if (live) return stream_events(call, context, from, std::move(shared));
  views_at(context, moment, shared,
           [=, form = *form, principal = call.principal, &context](const LedgerState& state, Respond& answer_to) {
             const auto own = own_party(state.views.books(), principal);
             if (!own) return answer_to(to_response(own.error()));
             if (const auto objection = objection_to(from, state.views)) return answer_to(to_response(*objection));
             auto page = read_page(state, {from, limit, moment, *own});
             auto known = moment_of(state.views.books());
             if (form.type != csv_document) return answer_to(page_response(page, known, form));
             // Lines are told as they are; cells take three times as long, for which no clerk is to wait.
             beside(context, shared, [page = std::move(page), known = std::move(known), form, shared](const Log&) {
               (*shared)(page_response(page, known, form));
             });
           });
}

}  // namespace bonboek
