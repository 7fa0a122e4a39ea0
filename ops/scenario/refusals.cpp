// What partners try and the ledger refuses: one of each kind, so that the scenario shows its controls at work.
#include <array>
#include <functional>
#include <optional>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/letter.hpp"

namespace bonboek::scenario {
namespace {

constexpr int most_days_to_wait = 40;  // for the situation in which it can be tried
constexpr std::uint32_t vouchers_too_many = 500;

using Is = std::function<bool(VoucherIndex, const Voucher&)>;

std::optional<VoucherIndex> some_voucher(Story& story, const Is& fits) {
  const std::size_t count = story.book.vouchers().size();
  const std::size_t first = story.random.below(count);
  for (std::size_t i = 0; i < count; ++i) {
    const VoucherIndex index{static_cast<std::uint32_t>((first + i) % count)};
    if (fits(index, story.book.at(index))) return index;
  }
  return {};
}

Membership last_membership(const Story& story, VoucherIndex voucher) {
  return story.book.at(voucher).memberships.rbegin()->second;
}

bool send(Story& story, std::string_view principal, wire::Json event, const char* note) {
  send_refused(story, principal, boost::json::array{std::move(event)}, note);
  return true;
}

wire::Json redeemed(const Story& story, VoucherIndex voucher, Date on) {
  return wire::about_vouchers(EventType::redeemed, numbers_of(story.book, {voucher}), {}, on);
}

bool redeem_again_elsewhere(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.is_redeemed(); });
  if (!voucher) return false;
  const bool at_venlo = story.at(last_membership(story, *voucher).library).id == "bibliotheek-venlo";
  return send(story, at_venlo ? "bibliotheek-landgraaf" : "bibliotheek-venlo", redeemed(story, *voucher, story.today()),
              "already redeemed at another library");
}

bool mistype_a_number(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.is_out(); });
  if (!voucher) return false;
  std::string text = to_string(story.book.at(*voucher).number);
  text.back() = text.back() == '9' ? '0' : static_cast<char>(text.back() + 1);
  wire::Json event = wire::event(EventType::redeemed, story.today());
  event["vouchers"] = boost::json::array{boost::json::string(text)};
  return send(story, "bibliotheek-venlo", std::move(event), "a digit mistyped");
}

bool issue_what_another_holds(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) {
    return each.is_unused_stock() && !each.holder.is_none() && each.holder != largest_intermediary;
  });
  if (!voucher) return false;
  return send(story, story.at(largest_intermediary).id,
              wire::issued(numbers_of(story.book, {*voucher}), {}, 1, Municipality::none(), story.today()),
              "issued by a party that does not hold it");
}

bool mint_above_the_ceiling(Story& story) {
  wire::Numbers numbers;
  const Year year = year_of(story.today());
  for (std::uint32_t i = 1; i <= vouchers_too_many; ++i) numbers.push_back({year, story.book.minted_in(year) + i});
  return send(story, coordinator, wire::minted(numbers, {}, story.today()), "a mint that the ceiling does not cover");
}

bool skip_numbers(Story& story) {
  const Year year = year_of(story.today());
  const wire::Numbers numbers{{year, story.book.minted_in(year) + 10}};
  return send(story, coordinator, wire::minted(numbers, {}, story.today()), "a mint that skips numbers");
}

bool redeem_before_taking_part(Story& story) {
  const auto voucher = some_voucher(
      story, [](VoucherIndex, const Voucher& each) { return each.is_out() && each.minted_on < date_of(2025, 12, 1); });
  if (!voucher) return false;
  return send(story, "schunck", redeemed(story, *voucher, date_of(2025, 12, 22)),
              "redeemed before the library took part");
}

bool say_something_about_the_recipient(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.is_unused_stock(); });
  if (!voucher) return false;
  wire::Json event = wire::issued(numbers_of(story.book, {*voucher}), {}, 2, Municipality::none(), story.today());
  event["remark"] = "collected by a neighbour";
  return send(story, "gemeente-maastricht", std::move(event), "free text: there is no field for it");
}

bool redeem_tomorrow(Story& story) {
  const auto voucher =
      some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.is_out() && each.issued; });
  if (!voucher) return false;
  return send(story, "centre-ceramique", redeemed(story, *voucher, days_after(story.today(), 1)),
              "a date in the future");
}

bool deposit_as_the_province(Story& story) {
  return send(story, province, wire::fund_moved(EventType::fund_deposited, Cents{100'000}, "PL-ZELF-1", story.today()),
              "the province reads and does not post");
}

bool redeem_a_voided_one(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.voided.has_value(); });
  if (!voucher) return false;
  return send(story, "de-domijnen", redeemed(story, *voucher, story.today()), "a voucher that was voided");
}

bool issue_after_leaving(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) { return each.is_unused_stock(); });
  if (!voucher) return false;
  return send(story, "steunpunt-westelijke-mijnstreek",
              wire::issued(numbers_of(story.book, {*voucher}), {}, 4, Municipality::none(), story.today()),
              "issued after its accreditation ended");
}

wire::Json membership_claim(const Story& story, VoucherIndex voucher, Year year, Cents each, std::string_view number) {
  const wire::InvoiceTerms terms{.number = number, .kind = Kind::membership, .year = year, .each = each};
  return wire::invoiced(numbers_of(story.book, {voucher}), {}, terms, story.today());
}

bool claim_the_old_tariff(Story& story) {
  const Year year = year_of(story.today());
  const auto voucher = some_voucher(story, [&](VoucherIndex, const Voucher& each) {
    return each.issued && each.memberships.contains(year) && each.memberships.at(year).claim == Claim::due;
  });
  if (!voucher) return false;
  return send(story, story.at(last_membership(story, *voucher).library).id,
              membership_claim(story, *voucher, year, budget_of(2025).membership_tariff, "OUD-TARIEF-1"),
              "claimed at last year's tariff");
}

bool claim_twice(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) {
    return each.is_redeemed() && each.memberships.begin()->second.claim == Claim::paid;
  });
  if (!voucher) return false;
  const auto& [year, membership] = *story.book.at(*voucher).memberships.begin();
  return send(story, story.at(membership.library).id,
              membership_claim(story, *voucher, year, budget_of(year).membership_tariff, "NOGMAALS-1"),
              "claimed a second time for the same year");
}

bool renew_twice_in_a_year(Story& story) {
  const Year year = year_of(story.today());
  const auto voucher = some_voucher(story, [&](VoucherIndex, const Voucher& each) {
    return each.memberships.size() > 1 && each.memberships.contains(year);
  });
  if (!voucher) return false;
  return send(story, story.at(last_membership(story, *voucher).library).id,
              wire::about_vouchers(EventType::renewed, numbers_of(story.book, {*voucher}), {}, story.today()),
              "renewed a second time in one year");
}

bool take_back_what_was_claimed(Story& story) {
  const auto voucher = some_voucher(story, [](VoucherIndex, const Voucher& each) {
    return each.memberships.size() == 1 && each.memberships.begin()->second.claim == Claim::invoiced;
  });
  if (!voucher) return false;
  const Membership membership = last_membership(story, *voucher);
  return send(story, story.at(membership.library).id,
              wire::reversed(membership.deed.sequence, Reason::wrong_date, story.today()),
              "a redemption that an invoice rests on");
}

bool pay_a_rounded_amount(Story& story) {
  if (story.payables.empty()) return false;
  const Invoice& invoice = story.book.at(story.payables.front().invoice);
  const char* field = invoice.party.kind == Kind::membership ? "library" : "intermediary";
  const wire::Payment payment{.to = {field, story.id_of(invoice.party)},
                              .invoice = invoice.number,
                              .amount = invoice.open_amount() + Cents{100},
                              .reference = "BB-AFGEROND-1"};
  return send(story, coordinator, wire::paid(payment, story.today()), "not the amount that is open");
}

struct Attempt {
  Date date;
  bool (*send)(Story&);
};

void try_on(Story& story, Attempt attempt, int days_left) {
  story.agenda.at(story.some_time(workday_from(attempt.date), Hour::payments), [&story, attempt, days_left] {
    if (attempt.send(story)) return;
    ensure(days_left > 0, "there is an occasion to try what is refused");
    try_on(story, {days_after(story.today(), 1), attempt.send}, days_left - 1);
  });
}

}  // namespace

void try_what_is_refused(Story& story) {
  const std::array attempts{
      Attempt{date_of(2025, 10, 22), redeem_again_elsewhere},
      Attempt{date_of(2025, 10, 29), issue_what_another_holds},
      Attempt{date_of(2025, 11, 5), mistype_a_number},
      Attempt{date_of(2025, 11, 26), mint_above_the_ceiling},
      Attempt{date_of(2026, 1, 2), redeem_before_taking_part},
      Attempt{date_of(2026, 2, 10), say_something_about_the_recipient},
      Attempt{date_of(2026, 4, 2), skip_numbers},
      Attempt{date_of(2026, 4, 28), claim_the_old_tariff},
      Attempt{date_of(2026, 5, 12), redeem_tomorrow},
      Attempt{date_of(2026, 7, 16), deposit_as_the_province},
      Attempt{date_of(2026, 7, 28), pay_a_rounded_amount},
      Attempt{date_of(2026, 9, 10), redeem_a_voided_one},
      Attempt{date_of(2026, 10, 6), issue_after_leaving},
      Attempt{date_of(2027, 2, 23), claim_twice},
      Attempt{date_of(2027, 4, 20), take_back_what_was_claimed},
      Attempt{date_of(2027, 5, 11), renew_twice_in_a_year},
  };
  for (const Attempt& attempt : attempts) try_on(story, attempt, most_days_to_wait);
}

}  // namespace bonboek::scenario
