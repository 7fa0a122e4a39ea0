#include "ops/scenario/calendar.hpp"
#include "ops/scenario/refusals.hpp"

namespace bonboek::scenario::refused {
namespace {

wire::Json redeemed(const Story& story, VoucherIndex voucher, Date on) {
  return wire::about_vouchers(EventType::redeemed, numbers_of(story.book, {voucher}), {}, on);
}

}  // namespace

bool redeem_again_elsewhere(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.is_redeemed(); });
  if (!voucher) return false;
  const bool at_venlo = story.at(last_membership(story, *voucher).library).id == "bibliotheek-venlo";
  return send(story, at_venlo ? "bibliotheek-landgraaf" : "bibliotheek-venlo", redeemed(story, *voucher, story.today()),
              {RefusalCode::already_redeemed, "already redeemed at another library"});
}

bool mistype_a_number(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.is_out(); });
  if (!voucher) return false;
  std::string text = to_string(story.book.at(*voucher).number);
  text.back() = text.back() == '9' ? '0' : static_cast<char>(text.back() + 1);
  wire::Json event = wire::event(EventType::redeemed, story.today());
  event["vouchers"] = boost::json::array{boost::json::string(text)};
  return send(story, "bibliotheek-venlo", std::move(event), {RefusalCode::wrong_check_digits, "a digit mistyped"});
}

bool issue_what_another_holds(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) {
    return each.is_unused_stock() && !each.holder.is_none() && each.holder != largest_intermediary;
  });
  if (!voucher) return false;
  return send(story, story.at(largest_intermediary).id,
              wire::issued(numbers_of(story.book, {*voucher}), {}, 1, Municipality::none(), story.today()),
              {RefusalCode::not_the_holder, "issued by a party that does not hold it"});
}

bool skip_numbers(Story& story) {
  const Year year = year_of(story.today());
  const wire::Numbers numbers{{year, story.book.minted_in(year) + 10}};
  return send(story, coordinator, wire::minted(numbers, {}, story.today()),
              {RefusalCode::not_next_number, "a mint that skips numbers"});
}

bool redeem_before_taking_part(Story& story) {
  const auto voucher =
      some_voucher(story, [](const Voucher& each) { return each.is_out() && each.minted_on < date_of(2025, 12, 1); });
  if (!voucher) return false;
  return send(story, "schunck", redeemed(story, *voucher, date_of(2025, 12, 22)),
              {RefusalCode::not_taking_part, "redeemed before the library took part"});
}

bool say_something_about_the_recipient(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.is_unused_stock(); });
  if (!voucher) return false;
  wire::Json event = wire::issued(numbers_of(story.book, {*voucher}), {}, 2, Municipality::none(), story.today());
  event["remark"] = "collected by a neighbour";
  return send(story, "gemeente-maastricht", std::move(event),
              {RefusalCode::unknown_field, "free text: there is no field for it"});
}

bool redeem_tomorrow(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.is_out() && each.issued; });
  if (!voucher) return false;
  return send(story, "centre-ceramique", redeemed(story, *voucher, days_after(story.today(), 1)),
              {RefusalCode::in_the_future, "a date in the future"});
}

bool redeem_a_voided_one(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.voided.has_value(); });
  if (!voucher) return false;
  return send(story, "de-domijnen", redeemed(story, *voucher, story.today()),
              {RefusalCode::voucher_voided, "a voucher that was voided"});
}

bool issue_after_leaving(Story& story) {
  const auto voucher = some_voucher(story, [](const Voucher& each) { return each.is_unused_stock(); });
  if (!voucher) return false;
  return send(story, "steunpunt-westelijke-mijnstreek",
              wire::issued(numbers_of(story.book, {*voucher}), {}, 4, Municipality::none(), story.today()),
              {RefusalCode::not_accredited, "issued after its accreditation ended"});
}

bool renew_twice_in_a_year(Story& story) {
  const Year year = year_of(story.today());
  const auto voucher = some_voucher(
      story, [&](const Voucher& each) { return each.memberships.size() > 1 && each.memberships.contains(year); });
  if (!voucher) return false;
  return send(story, story.at(last_membership(story, *voucher).library).id,
              wire::about_vouchers(EventType::renewed, numbers_of(story.book, {*voucher}), {}, story.today()),
              {RefusalCode::already_member_that_year, "renewed a second time in one year"});
}

}  // namespace bonboek::scenario::refused
