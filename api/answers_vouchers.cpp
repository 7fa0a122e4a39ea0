#include <fmt/format.h>

#include "api/answer_parts.hpp"
#include "ledger/canonical_line.hpp"

namespace bonboek {
namespace {

std::string_view stage_name(Stage stage) {
  constexpr std::array<std::string_view, 4> names{"none", "accrued", "invoiced", "paid"};
  return names.at(static_cast<std::size_t>(stage));
}

json::array memberships_value(const Views& views, VoucherIndex voucher) {
  json::array list;
  for (Year year : views.facts().vouchers().membership_years()) {
    const Membership membership = views.facts().vouchers().membership(year, voucher);
    if (!membership.stands()) continue;
    list.push_back({{"year", year},
                    {"library", views.facts().registers().party(membership.library).id},
                    {"since", to_string(date_in_year(year, membership.day))},
                    {"isRenewal", membership.is_renewal != 0},
                    {"amountCents", membership.amount_cents},
                    {"stage", stage_name(membership.stage())}});
  }
  return list;
}

}  // namespace

Answer voucher_answer(const Views& views, VoucherIndex index) {
  const Voucher& voucher = views.facts().vouchers().at(index);
  auto body = moment_of(views.books());
  body["voucher"] = to_string(views.facts().vouchers().number(index));
  body["place"] = name_of(voucher.place());
  body["mintedOn"] = to_string(voucher.minted_on);
  body["lastSequence"] = voucher.last.value;
  if (!voucher.holder.is_none()) {
    body["intermediary"] = views.facts().registers().party(voucher.holder).id;
    body["heldSince"] = to_string(voucher.held_since);
  }
  if (voucher.is_issued) {
    body["issuedOn"] = to_string(voucher.issued_on);
    body["track"] = voucher.track;
    body["handlingCents"] = voucher.handling_cents;
    body["handlingStage"] = stage_name(voucher.handling);
    if (!voucher.municipality.is_none()) body["municipality"] = fmt::format("GM{:04}", voucher.municipality.value);
  }
  if (voucher.is_redeemed) body["redeemedOn"] = to_string(voucher.redeemed_on);
  if (voucher.is_voided()) body["voidReason"] = name_of(voucher.void_reason);
  body["memberships"] = memberships_value(views, index);
  return {std::move(body), ""};
}

Answer voucher_events_answer(const Views& views, const Log& log, VoucherIndex index) {
  json::array events;
  auto history = log.history(views.facts().vouchers().at(index).last);
  for (auto stored = history.rbegin(); stored != history.rend(); ++stored) {
    std::string line;
    append_canonical_line(line, stored->event, line_names(views.facts()));
    events.push_back(json::parse(line));
  }
  auto body = moment_of(views.books());
  body["voucher"] = to_string(views.facts().vouchers().number(index));
  body["events"] = std::move(events);
  return {std::move(body), "events"};
}

}  // namespace bonboek
