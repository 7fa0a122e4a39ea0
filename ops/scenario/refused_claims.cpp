#include <algorithm>

#include "ops/scenario/refusals.hpp"

namespace bonboek::scenario::refused {
namespace {

constexpr std::uint32_t vouchers_too_many = 500;

wire::Json membership_claim(const Story& story, VoucherIndex voucher, Year year, Cents each, std::string_view number) {
  const wire::InvoiceTerms terms{.number = number, .kind = Kind::membership, .year = year, .each = each};
  return wire::invoiced(numbers_of(story.book, {voucher}), {}, terms, story.today());
}

}  // namespace

bool mint_above_the_ceiling(Story& story) {
  wire::Numbers numbers;
  const Year year = year_of(story.today());
  for (std::uint32_t i = 1; i <= vouchers_too_many; ++i) numbers.push_back({year, story.book.minted_in(year) + i});
  return send(story, coordinator, wire::minted(numbers, {}, story.today()),
              {RefusalCode::ceiling_exceeded, "a mint that the ceiling does not cover"});
}

bool deposit_as_the_province(Story& story) {
  return send(story, province, wire::fund_moved(EventType::fund_deposited, Cents{100'000}, "PL-ZELF-1", story.today()),
              {RefusalCode::role_may_not_post, "the province reads and does not post"});
}

bool claim_the_old_tariff(Story& story) {
  const Year year = year_of(story.today());
  const auto voucher = some_voucher(story, [&](const Voucher& each) {
    return each.issued && each.memberships.contains(year) && each.memberships.at(year).claim == Claim::due;
  });
  if (!voucher) return false;
  return send(story, story.at(last_membership(story, *voucher).library).id,
              membership_claim(story, *voucher, year, budget_of(2025).membership_tariff, "OUD-TARIEF-1"),
              {RefusalCode::wrong_tariff, "claimed at last year's tariff"});
}

bool claim_twice(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) {
    return each.is_redeemed() && each.memberships.begin()->second.claim == Claim::paid;
  });
  if (!voucher) return false;
  const auto& [year, membership] = *story.book.at(*voucher).memberships.begin();
  return send(story, story.at(membership.library).id,
              membership_claim(story, *voucher, year, budget_of(year).membership_tariff, "NOGMAALS-1"),
              {RefusalCode::already_invoiced, "claimed a second time for the same year"});
}

bool take_back_what_was_claimed(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) {
    return each.memberships.size() == 1 && each.memberships.begin()->second.claim == Claim::invoiced;
  });
  if (!voucher) return false;
  const Sequence redemption = last_membership(story, *voucher).deed.sequence;
  return send(story, coordinator, wire::reversed(redemption, Reason::wrong_date, story.today()),
              {RefusalCode::something_rests_on_it, "a redemption that an invoice rests on"});
}

bool pay_a_rounded_amount(Story& story) {
  const auto open = std::ranges::find_if(
      story.payables, [&](const Payable& each) { return story.book.at(each.invoice).open_amount() > Cents{}; });
  if (open == story.payables.end()) return false;
  const Invoice& invoice = story.book.at(open->invoice);
  const char* field = invoice.party.kind == Kind::membership ? "library" : "intermediary";
  const wire::Payment payment{.to = {field, story.id_of(invoice.party)},
                              .invoice = invoice.number,
                              .amount = invoice.open_amount() + Cents{100},
                              .reference = "BB-AFGEROND-1"};
  return send(story, coordinator, wire::paid(payment, story.today()),
              {RefusalCode::not_the_open_amount, "not the amount that is open"});
}

}  // namespace bonboek::scenario::refused
