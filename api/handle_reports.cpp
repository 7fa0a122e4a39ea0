// The province's report of a quarter, and what moved in it since.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>

#include "api/document_form.hpp"
#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "exports/changes_page.hpp"
#include "exports/report_csv.hpp"
#include "exports/report_html.hpp"
#include "ledger/base64.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

constexpr std::array report_forms{json_document, html_document, csv_document};
constexpr std::array changes_forms{json_document, html_document, csv_document, lines_document};

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
      RequestFaultCode::missing_parameter, QueryKey::since,
      fmt::format("{} is not closed at that moment; give since, the atSequence of the report as it was read before",
                  to_string(quarter))));
}

/// Following events takes time; what would take too much is refused before it begins.
std::optional<Fault> objection_to_length(Sequence since, Sequence last) {
  if (last < since || last.value - since.value <= max_followed_events) return {};
  return bad_query(RequestFaultCode::too_much_asked, QueryKey::since,
                   fmt::format("{} events lie between event {} and the moment; at most {} are followed: give a later "
                               "since, or an earlier atSequence",
                               last.value - since.value, since.value, max_followed_events));
}

/// What is asked about the changes of a report, and by whom.
struct AskedChanges {
  ChangesQuestion question;
  std::optional<Sequence> since;
  DocumentForm form;
  bool names_vouchers{false};
};

std::expected<AskedChanges, Fault> changes_asked(const Call& call) {
  Query query(call);
  AskedChanges asked{.question = {.quarter = query.quarter_of_path(0), .since = {}, .moment = query.moment()},
                     .since = {},
                     .form = {}};
  if (const auto given = query.whole(QueryKey::since)) asked.since = Sequence{*given};
  const auto figure = query.text(QueryKey::figure);
  const auto limit = query.whole(QueryKey::figure_limit);
  const auto after = query.whole(QueryKey::after_sequence);
  if (figure) {
    asked.question.figure = *figure;
    asked.question.max_events = *limit;
    if (after) asked.question.after = Sequence{*after};
  } else if (query.has(QueryKey::figure_limit) || query.has(QueryKey::after_sequence)) {
    query.refuse(RequestFaultCode::missing_parameter, QueryKey::figure,
                 "afterSequence and limit are about one figure: give figure, as the changes name it");
  }
  if (const auto fault = query.fault()) return std::unexpected(*fault);
  const auto form = document_form(accepted_by(call.request), changes_forms);
  if (!form) return std::unexpected(form.error());
  asked.form = *form;
  asked.names_vouchers = call.principal.role != Role::province;  // the province never reads single vouchers
  return asked;
}

std::string text_of(const ReportChanges& changes, const DocumentForm& form) {
  if (form.type == html_document) return changes_page(changes, form.language);
  if (form.type == csv_document) return changes_csv(changes, form.language);
  const Answer answer = report_changes_answer(changes);
  if (form.type == json_document) return json::serialize(answer.body);
  std::string lines;
  for (const auto& change : answer.body.at(answer.list).as_array()) lines += json::serialize(change) + "\n";
  return lines;
}

Response changes_response(const Log& log, const AskedChanges& asked, const LedgerThread& ledger) {
  auto changes = report_changes(log, asked.question);
  if (!changes) {
    return to_response(
        bad_query(RequestFaultCode::bad_parameter, QueryKey::since, "since is after the moment that is asked for"));
  }
  if (changes->objection) return to_response(not_found(*changes->objection));
  const Sequence event_count = changes->moment.at_sequence + 1;
  if (asked.question.after && *asked.question.after >= event_count) {
    return to_response(not_followed(*asked.question.after, event_count));
  }
  for (ReportMoment* moment : {&changes->since, &changes->moment}) {
    moment->root = to_base64(bytes_of(ledger.tree().head(moment->at_sequence.value + 1).root));
  }
  if (!asked.names_vouchers) leave_out_names(*changes);
  auto response = document_response(asked.form, text_of(*changes, asked.form));
  response.headers.emplace_back("At-Sequence", fmt::format("{}", changes->moment.at_sequence.value));
  return response;
}

}  // namespace

void get_report(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Quarter quarter = query.quarter_of_path(0);
  const Moment moment = query.moment();
  const Audience audience = query.audience();
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  const auto form = document_form(accepted_by(call.request), report_forms);
  if (!form) return respond(to_response(form.error()));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  books_at(context, moment, shared,
           [quarter, audience, form = *form, &context](const Books& books, Respond& answer_to) {
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
  auto asked = changes_asked(call);
  if (!asked) return respond(to_response(asked.error()));
  auto shared_respond = std::make_shared<Respond>(std::move(respond));  // shared: by the questions about now and then
  const Moment moment = asked->question.moment;
  log_at(context, moment, shared_respond,
         [asked = *asked, shared_respond,
          &context](const Views& now) mutable -> std::expected<PastThread::AboutLog, Fault> {
           ChangesQuestion& question = asked.question;
           const auto since = since_of(asked.since, question.quarter, question.moment, now);
           if (!since) return std::unexpected(since.error());
           question.since = *since;
           const Sequence newest{now.facts().next().value - 1};
           const Sequence last = question.moment.at_sequence.value_or(newest);
           if (const auto objection = objection_to_length(*since, last)) return std::unexpected(*objection);
           if (question.moment.is_now()) question.moment.at_sequence = newest;
           return [asked, shared_respond, &context](const Log& log) {
             (*shared_respond)(changes_response(log, asked, context.ledger));
           };
         });
}

}  // namespace bonboek
