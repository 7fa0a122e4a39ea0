// Documents for other programs: the books as a journal and as an auditfile, and the log as canonical lines. They name
// parties and invoices, so the coordinator and an auditor alone may ask.
#include <fmt/format.h>

#include "api/document_form.hpp"
#include "api/event_export.hpp"
#include "api/handlers.hpp"
#include "api/negotiation.hpp"
#include "api/reading.hpp"
#include "exports/auditfile.hpp"
#include "exports/journal.hpp"

namespace bonboek {
namespace {

/// What one answer holds at most; the command line has no such bound.
constexpr std::size_t max_document_entries = 500'000;

using Entries = std::vector<BookEntry>;
using MakeDocument = std::string (*)(const Books& books, std::span<const BookEntry> entries, std::optional<Year> year);

struct Document {
  std::string_view media_type;
  std::string_view content_type;
  MakeDocument make;
};

constexpr Document journal_document{"text/plain", "text/plain; charset=utf-8", journal_text};
constexpr Document auditfile_document{
    "application/xml", "application/xml",
    [](const Books& books, std::span<const BookEntry> entries, std::optional<Year> year) {
      return auditfile_text(books, entries, year.value());
    }};

std::pair<std::string, std::string> at_sequence_header(Sequence next) {
  return {"At-Sequence", fmt::format("{}", next.value - 1)};
}

Response document_response(const Document& document, const Books& books, const Log& log, std::optional<Year> year) {
  const auto entries = book_entries(books, log, year, max_document_entries);
  if (!entries) {
    const auto& [is_too_much, why] = entries.error();
    return to_response(
        is_too_much ? bad_query(RequestFaultCode::too_much_asked, QueryKey::journal_year, why + ": ask for one year")
                    : not_found(why));
  }
  return {200,
          std::string(document.content_type),
          {at_sequence_header(books.standing.next)},
          document.make(books, *entries, year),
          nullptr};
}

void answer_document(const Call& call, const RouteContext& context, QueryKey year_key, const Document& document,
                     Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  std::optional<Year> year;
  if (const auto given = query.whole(year_key)) year = static_cast<Year>(*given);
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  const auto form = document_form(accepted_by(call.request), {&document.media_type, 1});
  if (!form) return respond(to_response(form.error()));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  books_beside_at(context, moment, shared,
                  [year, &document, &log = context.ledger.log()](const Books& books, Respond& answer_to) {
                    answer_to(document_response(document, books, log, year));
                  });
}

}  // namespace

void get_export_journal(Call call, const RouteContext& context, Respond respond) {
  answer_document(call, context, QueryKey::journal_year, journal_document, std::move(respond));
}

void get_export_auditfile(Call call, const RouteContext& context, Respond respond) {
  answer_document(call, context, QueryKey::auditfile_year, auditfile_document, std::move(respond));
}

void get_export_events(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const auto after = query.whole(QueryKey::after_sequence);
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  const auto form = document_form(accepted_by(call.request), {&lines_document, 1});
  if (!form) return respond(to_response(form.error()));
  const Sequence from = after ? Sequence{*after + 1} : Sequence{0};
  const bool is_compressed = takes_gzip(call.request.accept_encoding);
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: whichever way the question ends answers
  books_beside_at(context, moment, shared, [from, is_compressed, &context](const Books& books, Respond& answer_to) {
    const Sequence until = books.standing.next;
    if (from > until) return answer_to(to_response(not_followed(Sequence{from.value - 1}, until)));
    // An empty document would pass for the whole of one.
    if (from == until) return answer_to({204, "", {at_sequence_header(until)}, "", nullptr});
    Response response{
        200, std::string(lines_document), {at_sequence_header(until), {"Vary", "Accept-Encoding"}}, "", nullptr};
    if (is_compressed) response.headers.emplace_back("Content-Encoding", "gzip");
    response.source = std::make_shared<EventExport>(context.ledger, from, until, is_compressed);
    answer_to(std::move(response));
  });
}

}  // namespace bonboek
