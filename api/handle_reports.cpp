// The province's report of a quarter, and what moved in it since.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>

#include "api/document_form.hpp"
#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "exports/report_csv.hpp"
#include "exports/report_html.hpp"
#include "ledger/base64.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

constexpr std::array report_forms{json_document, html_document, csv_document};

std::expected<Quarter, Fault> quarter_of_path(const Call& call) {
  const auto quarter = parse_quarter(call.parameters.at(0));
  if (!quarter) return std::unexpected(bad_query("a quarter is written 2026-Q3"));
  return *quarter;
}

std::string body_of(const QuarterReport& report, const DocumentForm& form) {
  if (form.type == html_document) return report_html(report, form.language);
  return form.type == csv_document ? report_csv(report, form.language) : json::serialize(report_answer(report).body);
}

/// Since which event the changes of a quarter are told: the one that is asked for, else the one that closed it, as far
/// as that is among those of the moment.
std::expected<Sequence, Fault> since_of(std::optional<Sequence> asked, Quarter quarter, const Moment& moment,
                                        const Views& now) {
  if (asked) {
    if (*asked < now.facts().next()) return *asked;
    return std::unexpected(not_found(
        fmt::format("The log holds {} events; event {} is not among them", now.facts().next().value, asked->value)));
  }
  const auto& closed = now.facts().registers().closed_quarters();
  const auto found = closed.find(quarter);
  if (found != closed.end() && !(moment.at_sequence && *moment.at_sequence < found->second)) return found->second;
  return std::unexpected(bad_query(
      fmt::format("{} is not closed at that moment; give since, the atSequence of the report as it was read before",
                  to_string(quarter))));
}

/// Following events takes time; what would take too much is refused before it begins.
std::optional<Fault> objection_to_length(Sequence since, Sequence last) {
  if (last < since || last.value - since.value <= max_followed_events) return {};
  return bad_query(
      fmt::format("{} events lie between event {} and the moment; at most {} are followed: give a later "
                  "since, or an earlier atSequence",
                  last.value - since.value, since.value, max_followed_events));
}

Response changes_response(const Log& log, Quarter quarter, Sequence since, const Moment& moment, const Call& call) {
  const auto changes = report_changes(log, quarter, since, moment);
  if (!changes) return to_response(bad_query("since is after the moment that is asked for"));
  if (changes->objection) return to_response(not_found(*changes->objection));
  const bool names_vouchers = call.principal.role != Role::province;  // the province never reads single vouchers
  return in_accepted_form(accepted_by(call.request), report_changes_answer(*changes, names_vouchers));
}

}  // namespace

void get_report(Call call, const RouteContext& context, Respond respond) {
  const auto quarter = quarter_of_path(call);
  if (!quarter) return respond(to_response(quarter.error()));
  Query query(call);
  const Moment moment = query.moment();
  const Audience audience = query.audience();
  if (!query.error().empty()) return respond(to_response(bad_query(query.error())));
  const auto form = document_form(accepted_by(call.request), report_forms);
  if (!form) return respond(to_response(form.error()));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  books_at(context, moment, shared,
           [quarter = *quarter, audience, form = *form, &context](const Books& books, Respond& answer_to) {
             if (const auto objection = objection_to(quarter, books.standing)) {
               return answer_to(to_response(not_found(*objection)));
             }
             const auto root = context.ledger.tree().head(books.standing.next.value).root;
             auto report = quarter_report(books, quarter, to_base64(bytes_of(root)));
             if (audience == Audience::everyone) withhold_small_counts(report);
             answer_to(document_response(form, body_of(report, form)));
           });
}

void get_report_changes(Call call, const RouteContext& context, Respond respond) {
  const auto quarter = quarter_of_path(call);
  if (!quarter) return respond(to_response(quarter.error()));
  Query query(call);
  const Moment moment = query.moment();
  std::optional<Sequence> asked;
  if (const auto given = query.whole(QueryKey::since)) asked = Sequence{*given};
  if (!query.error().empty()) return respond(to_response(bad_query(query.error())));
  auto shared_respond = std::make_shared<Respond>(std::move(respond));  // shared: by the questions about now and then
  auto shared_call = std::make_shared<const Call>(std::move(call));     // shared: likewise
  log_at(context, moment, shared_respond,
         [quarter = *quarter, asked, moment, shared_respond,
          shared_call](const Views& now) -> std::expected<PastThread::AboutLog, Fault> {
           const auto since = since_of(asked, quarter, moment, now);
           if (!since) return std::unexpected(since.error());
           const Sequence newest{now.facts().next().value - 1};
           const Sequence last = moment.at_sequence.value_or(newest);
           if (const auto objection = objection_to_length(*since, last)) return std::unexpected(*objection);
           Moment asked_for = moment;
           if (moment.is_now()) asked_for.at_sequence = newest;
           return [quarter, since = *since, asked_for, shared_respond, shared_call](const Log& log) {
             (*shared_respond)(changes_response(log, quarter, since, asked_for, *shared_call));
           };
         });
}

}  // namespace bonboek
