// Reads of projections: each a query, and an answer built from the books.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "projections/told_periods.hpp"

namespace bonboek {
namespace {

/// What is wrong with asking for a period; nothing where something can be told of it.
std::optional<Fault> fault_of(Period period, const Standing& standing) {
  const auto objection = objection_to(period, standing);
  return objection ? std::optional(not_found(*objection)) : std::nullopt;
}

void answer_parties(Call& call, const RouteContext& context, Respond& respond, PartyKind kind) {
  Query query(call);
  const Moment moment = query.moment();
  const Period period = query.period();
  answer_from_books(call, context, query, moment, std::move(respond),
                    [kind, period, principal = call.principal](const Books& books) -> std::expected<Answer, Fault> {
                      if (const auto fault = fault_of(period, books.standing)) return std::unexpected(*fault);
                      const auto own = own_party(books, principal);
                      if (!own) return std::unexpected(own.error());
                      return parties_answer(books, kind, period, *own);
                    });
}

void answer_party(Call& call, const RouteContext& context, Respond& respond, PartyKind kind) {
  Query query(call);
  const Moment moment = query.moment();
  const Period period = query.period();
  answer_from_books(
      call, context, query, moment, std::move(respond),
      [kind, period, id = call.parameters.at(0),
       principal = call.principal](const Books& books) -> std::expected<Answer, Fault> {
        if (!may_read(principal, kind, id)) return std::unexpected(not_yours(whose(principal)));
        const auto party = books.standing.registers.find(kind, id);
        if (!party)
          return std::unexpected(not_found(fmt::format("No {} is registered as {} at that moment", name_of(kind), id)));
        if (const auto fault = fault_of(period, books.standing)) return std::unexpected(*fault);
        return party_answer(books, *party, period);
      });
}

}  // namespace

void get_libraries(Call call, const RouteContext& context, Respond respond) {
  answer_parties(call, context, respond, PartyKind::library);
}

void get_library(Call call, const RouteContext& context, Respond respond) {
  answer_party(call, context, respond, PartyKind::library);
}

void get_intermediaries(Call call, const RouteContext& context, Respond respond) {
  answer_parties(call, context, respond, PartyKind::intermediary);
}

void get_intermediary(Call call, const RouteContext& context, Respond respond) {
  answer_party(call, context, respond, PartyKind::intermediary);
}

void get_balances(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const Period period = query.period();
  answer_from_books(call, context, query, moment, std::move(respond),
                    [period](const Books& books) -> std::expected<Answer, Fault> {
                      if (const auto fault = fault_of(period, books.standing)) return std::unexpected(*fault);
                      return balances_answer(books, period);
                    });
}

void get_fund(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  std::optional<Year> year;
  if (const auto given = query.whole(QueryKey::year)) year = static_cast<Year>(*given);
  answer_from_books(call, context, query, moment, std::move(respond),
                    [year](const Books& books) -> std::expected<Answer, Fault> {
                      const auto objection = year ? objection_to_year(*year, books) : std::nullopt;
                      if (objection) return std::unexpected(not_found(*objection));
                      return fund_answer(books, year);
                    });
}

void get_number_series(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const auto count = static_cast<std::uint32_t>(query.whole(QueryKey::next_count).value_or(1));
  answer_from_books(call, context, query, moment, std::move(respond),
                    [count](const Books& books) { return number_series_answer(books, count); });
}

void get_reconciliation(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const Period period = query.period();
  const bool sees_vouchers = call.principal.role != Role::province;  // the province never reads single vouchers
  const auto limit = query.whole(QueryKey::named_limit).value_or(0);
  const auto question = [period, principal = call.principal](const Books& books) -> std::expected<OpenQuestion, Fault> {
    if (const auto fault = fault_of(period, books.standing)) return std::unexpected(*fault);
    const auto own = own_party(books, principal);
    if (!own) return std::unexpected(own.error());
    return OpenQuestion{period, books.standing.today(), *own};
  };
  if (!sees_vouchers || limit == 0) {
    return answer_from_books(call, context, query, moment, std::move(respond),
                             [question](const Books& books) -> std::expected<Answer, Fault> {
                               const auto asked = question(books);
                               if (!asked) return std::unexpected(asked.error());
                               return reconciliation_answer(books, *asked);
                             });
  }
  answer_from_views(call, context, query, moment, std::move(respond),
                    [question, limit](const Views& views) -> std::expected<Answer, Fault> {
                      const auto asked = question(views.books());
                      if (!asked) return std::unexpected(asked.error());
                      return reconciliation_answer(views, *asked, limit);
                    });
}

void get_invoices(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const Period period = query.period();
  answer_from_views(call, context, query, moment, std::move(respond),
                    [period, principal = call.principal](const Views& views) -> std::expected<Answer, Fault> {
                      const auto fault = fault_of(period, views.facts().standing());
                      if (fault) return std::unexpected(*fault);
                      const auto own = own_party(views.books(), principal);
                      if (!own) return std::unexpected(own.error());
                      return invoices_answer(views, period, *own);
                    });
}

void get_invoice(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const Moment moment = query.moment();
  const auto asked = query.kind();
  answer_from_views(
      call, context, query, moment, std::move(respond),
      [asked, party = call.parameters.at(0), number = call.parameters.at(1),
       principal = call.principal](const Views& views) -> std::expected<Answer, Fault> {
        if (acts_for_party(principal.role) && principal.party != party) {
          return std::unexpected(not_yours(whose(principal)));
        }
        const Invoice* found = nullptr;
        for (const PartyKind kind : {PartyKind::library, PartyKind::intermediary}) {
          const Kind paid_for = kind == PartyKind::library ? Kind::membership : Kind::handling;
          if (!may_read(principal, kind, party) || asked.value_or(paid_for) != paid_for) continue;
          const auto index = views.facts().registers().find(kind, party);
          const Invoice* invoice = index ? views.facts().invoices().find(*index, number) : nullptr;
          if (invoice == nullptr) continue;
          if (found != nullptr) {
            return std::unexpected(bad_query(RequestFaultCode::missing_parameter, QueryKey::kind,
                                             fmt::format("the library and the intermediary {} both have an invoice {}: "
                                                         "ask with kind=membership or kind=handling",
                                                         party, number)));
          }
          found = invoice;
        }
        if (found != nullptr) return invoice_answer(views, *found);
        return std::unexpected(not_found(fmt::format("{} has posted no invoice {} at that moment", party, number)));
      });
}

}  // namespace bonboek
