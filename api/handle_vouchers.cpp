// One voucher and its history. Only its own parties, the coordinator and an auditor see it.
#include <fmt/format.h>

#include <algorithm>

#include "api/handlers.hpp"
#include "api/reading.hpp"

namespace bonboek {
namespace {

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

std::optional<VoucherNumber> number_of_path(const Call& call, Respond& respond) {
  const auto number = parse_voucher_number(call.parameters.at(0));
  if (number) return *number;
  respond(to_response(bad_query(number.error() == NumberFault::wrong_check_digits
                                    ? "the check digits do not fit the voucher number: it is mistyped"
                                    : "a voucher number is written YY-NNNNNN-CC")));
  return {};
}

}  // namespace

void get_voucher(Call call, const RouteContext& context, Respond respond) {
  const auto number = number_of_path(call, respond);
  if (!number) return;
  Query query(call);
  const Moment moment = query.moment();
  answer_from_views(call, context, query, moment, std::move(respond),
                    [number = *number, principal = call.principal](const Views& views) -> std::expected<Answer, Fault> {
                      const auto index = find_voucher(views, number, principal);
                      if (!index) return std::unexpected(index.error());
                      return voucher_answer(views, *index);
                    });
}

void get_voucher_events(Call call, const RouteContext& context, Respond respond) {
  const auto number = number_of_path(call, respond);
  if (!number) return;
  Query query(call);
  const Moment moment = query.moment();
  answer_from_views(call, context, query, moment, std::move(respond),
                    [number = *number, principal = call.principal,
                     &log = context.ledger.log()](const Views& views) -> std::expected<Answer, Fault> {
                      const auto index = find_voucher(views, number, principal);
                      if (!index) return std::unexpected(index.error());
                      return voucher_events_answer(views, log, *index);
                    });
}

}  // namespace bonboek
