#include <algorithm>

#include "ops/scenario/book.hpp"

namespace bonboek::scenario {
namespace {

bool nothing_is_claimed(const Voucher& voucher) {
  return std::ranges::all_of(voucher.memberships, [](const auto& year) { return year.second.claim == Claim::due; });
}

}  // namespace

void Book::reverse(Sequence undone) {
  const auto found = movements_.find(undone);
  ensure(found != movements_.end(), "an event is reversed once, and only if it can be");
  const Movement movement = found->second;
  movements_.erase(found);
  take();
  switch (movement.type) {
    case EventType::fund_deposited:
      ensure(bank_ >= movement.amount, "a deposit is reversed while the fund still holds it");
      bank_ -= movement.amount;
      return;
    case EventType::cost_booked:
      cost_[year_of(movement.on)] -= movement.amount;
      [[fallthrough]];
    case EventType::fund_returned:
      bank_ += movement.amount;
      return;
    case EventType::paid:
      return reverse_payment(movement, undone);
    default:
      return reverse_deed(movement, undone);
  }
}

void Book::reverse_deed(const Movement& deed, Sequence undone) {
  Voucher& voucher = open(deed.voucher);
  const Year year = year_of(deed.on);
  switch (deed.type) {
    case EventType::allotted:
      ensure(voucher.allotment.sequence == undone && voucher.is_unused_stock(),
             "nothing rests on a reversed allotment");
      voucher.holder = deed.held_before;
      voucher.held_since = deed.held_since_before;
      return;
    case EventType::issued:
      ensure(voucher.issued->claim == Claim::due && nothing_is_claimed(voucher), "nothing rests on a reversed issue");
      voucher.issued.reset();
      cost_[year] -= tariff_of(Kind::handling, deed.on);
      return;
    case EventType::redeemed:
    case EventType::renewed:
      ensure(voucher.memberships.rbegin()->first == year && voucher.memberships.at(year).claim == Claim::due,
             "nothing rests on a reversed membership");
      voucher.memberships.erase(year);
      cost_[year] -= tariff_of(Kind::membership, deed.on);
      return;
    case EventType::voided:
      voucher.voided.reset();
      return;
    default:
      ensure(false, "this event can't be reversed");
  }
}

}  // namespace bonboek::scenario
