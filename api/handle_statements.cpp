// What a party did in a quarter and what is due to it, with what shows that it is complete. It lists single vouchers,
// so the party itself, the coordinator and an auditor alone may ask.
#include <fmt/format.h>

#include <array>

#include "api/document_form.hpp"
#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "exports/statement_page.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

constexpr std::array statement_forms{json_document, html_document, csv_document, lines_document};

std::string body_of(const Statement& statement, const DocumentForm& form) {
  if (form.type == html_document) return statement_page(statement, form.language);
  if (form.type == csv_document) return statement_csv(statement, form.language);
  return form.type == lines_document ? statement.lines : statement_json(statement);
}

struct Asked {
  PartyKind kind;
  std::string id;
  Quarter quarter;
  DocumentForm form;
};

Response statement_response(const Asked& asked, const Books& books, const LedgerThread& ledger) {
  const Registers& registers = books.standing.registers;
  if (const auto objection = objection_to(asked.quarter, books.standing)) return to_response(not_found(*objection));
  const auto party = registers.find(asked.kind, asked.id);
  if (!party) {
    return to_response(
        not_found(fmt::format("No {} is registered as {} at that moment", name_of(asked.kind), asked.id)));
  }
  const auto root = ledger.tree().head(books.standing.next.value).root;
  const auto statement = statement_of(books, ledger.log(), ledger.tree().voucher_numbers(),
                                      {.party = *party, .quarter = asked.quarter, .root = to_base64(bytes_of(root))});
  if (!statement) {
    return to_response(bad_query(RequestFaultCode::too_much_asked, QueryKey::at_sequence,
                                 fmt::format("the statement of {} of {} would list more than {} events; ask for its "
                                             "events with /v1/events, or for an earlier atSequence",
                                             asked.id, to_string(asked.quarter), max_statement_events)));
  }
  auto response = document_response(asked.form, body_of(*statement, asked.form));
  response.headers.emplace_back("At-Sequence", fmt::format("{}", statement->moment.at_sequence.value));
  return response;
}

void answer_statement(const Call& call, const RouteContext& context, Respond respond, PartyKind kind) {
  Query query(call);
  const Quarter quarter = query.quarter_of_path(1);
  const Moment moment = query.moment();
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  const std::string& id = call.parameters.at(0);
  if (!may_read(call.principal, kind, id)) return respond(to_response(not_yours(whose(call.principal))));
  const auto form = document_form(accepted_by(call.request), statement_forms);
  if (!form) return respond(to_response(form.error()));
  books_beside_at(context, moment, std::make_shared<Respond>(std::move(respond)),
                  [asked = Asked{kind, id, quarter, *form}, &ledger = context.ledger](
                      const Books& books, Respond& answer_to) { answer_to(statement_response(asked, books, ledger)); });
}

}  // namespace

void get_library_statement(Call call, const RouteContext& context, Respond respond) {
  answer_statement(call, context, std::move(respond), PartyKind::library);
}

void get_intermediary_statement(Call call, const RouteContext& context, Respond respond) {
  answer_statement(call, context, std::move(respond), PartyKind::intermediary);
}

}  // namespace bonboek
