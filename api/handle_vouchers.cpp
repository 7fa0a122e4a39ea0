// One voucher and its history. Only its own parties, the coordinator and an auditor see it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "api/document_form.hpp"
#include "api/handlers.hpp"
#include "api/reading.hpp"
#include "exports/voucher_page.hpp"

namespace bonboek {
namespace {

constexpr std::array history_types{json_document, html_document};

bool is_own(const Views& views, VoucherIndex index, PartyIndex party) {
  const auto& vouchers = views.facts().vouchers();
  if (vouchers.at(index).holder == party) return true;
  return std::ranges::any_of(vouchers.membership_years(), [&](Year year) {
    const Membership membership = vouchers.membership(year, index);
    return membership.stands() && membership.library == party;
  });
}

std::expected<VoucherIndex, Fault> find_voucher(const Views& views, VoucherNumber number, const Principal& principal) {
  const auto own = own_party(views.books(), principal);
  if (!own) return std::unexpected(own.error());
  const auto index = views.facts().vouchers().find(number);
  const bool hidden = !own->is_none() && (!index || !is_own(views, *index, *own));
  if (hidden) {
    return std::unexpected(not_yours("to see whether a voucher can be redeemed, post its redemption with dryRun=true"));
  }
  if (!index)
    return std::unexpected(not_found(fmt::format("Voucher {} was not minted at that moment", to_string(number))));
  return *index;
}

/// The voucher that the path names; any one where it names none.
VoucherNumber number_of_path(const Call& call, Query& query) {
  const auto number = parse_voucher_number(call.parameters.at(0));
  if (!number) {
    query.refuse(RequestFaultCode::bad_path, "number",
                 number.error() == NumberFault::wrong_check_digits
                     ? "the check digits do not fit the voucher number: it is mistyped"
                     : "a voucher number is written YY-NNNNNN-CC");
  }
  return number.value_or(VoucherNumber{});
}

Fault too_long() {
  return bad_query(RequestFaultCode::too_much_asked, QueryKey::at_sequence,
                   fmt::format("at most {} events of a voucher are told at once: ask for an earlier atSequence, or for "
                               "its events without their proofs",
                               max_history_events));
}

Response history_response(const VoucherHistory& history, json::object standing, const DocumentForm& form) {
  return document_response(form, form.type == html_document
                                     ? voucher_page(history, form.language)
                                     : json::serialize(voucher_history_answer(history, std::move(standing)).body));
}

}  // namespace

void get_voucher(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const VoucherNumber number = number_of_path(call, query);
  const Moment moment = query.moment();
  answer_from_views(call, context, query, moment, std::move(respond),
                    [number, principal = call.principal](const Views& views) -> std::expected<Answer, Fault> {
                      const auto index = find_voucher(views, number, principal);
                      if (!index) return std::unexpected(index.error());
                      return voucher_answer(views, *index);
                    });
}

void get_voucher_events(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const VoucherNumber number = number_of_path(call, query);
  const Moment moment = query.moment();
  answer_from_views(call, context, query, moment, std::move(respond),
                    [number, principal = call.principal,
                     &log = context.ledger.log()](const Views& views) -> std::expected<Answer, Fault> {
                      const auto index = find_voucher(views, number, principal);
                      if (!index) return std::unexpected(index.error());
                      return voucher_events_answer(views, log, *index);
                    });
}

void get_voucher_history(Call call, const RouteContext& context, Respond respond) {
  Query query(call);
  const VoucherNumber number = number_of_path(call, query);
  const Moment moment = query.moment();
  if (const auto fault = query.fault()) return respond(to_response(*fault));
  const auto form = document_form(accepted_by(call.request), history_types);
  if (!form) return respond(to_response(form.error()));
  auto shared = std::make_shared<Respond>(std::move(respond));  // shared: by the question and what it has read beside
  views_at(context, moment, shared,
           [number, principal = call.principal, form = *form, shared, &context](const LedgerState& state,
                                                                                Respond& answer_to) {
             const auto index = find_voucher(state.views, number, principal);
             if (!index) return answer_to(to_response(index.error()));
             beside(context, shared,
                    [standing = voucher_standing(state.views, *index), told = voucher_answer(state.views, *index).body,
                     form, shared, &context](const Log& log) mutable {
                      auto history = voucher_history(std::move(standing), log, context.ledger.tree());
                      if (!history) return (*shared)(to_response(too_long()));
                      history->note = context.ledger.notary().at(history->head.size)->note;
                      (*shared)(history_response(*history, std::move(told), form));
                    });
           });
}

}  // namespace bonboek
