#include <algorithm>
#include <stdexcept>

#include "ops/scenario/book.hpp"

namespace bonboek::scenario {
namespace {

bool takes_part(const auto& party, Date day) {
  return party.from <= day && day < party.until;
}

}  // namespace

void ensure(bool holds, const char* rule) {
  if (!holds) throw std::logic_error(std::string("the scenario breaks a rule: ") + rule);
}

std::uint32_t Book::minted_in(Year year) const {
  const auto found = minted_.find(year);
  return found == minted_.end() ? 0 : found->second;
}

Sequence Book::record(const Movement& movement) {
  const Sequence sequence = take();
  movements_.emplace(sequence, movement);
  return sequence;
}

Vouchers Book::mint(std::uint32_t count, IntermediaryId holder, Date on) {
  const Year year = year_of(on);
  Vouchers minted;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Sequence sequence = take();
    minted.push_back(VoucherIndex{static_cast<std::uint32_t>(vouchers_.size())});
    vouchers_.push_back({.number = {year, ++minted_[year]},
                         .minted_on = on,
                         .holder = holder,
                         .held_since = on,
                         .allotment = {on, sequence},
                         .issued = {},
                         .memberships = {},
                         .voided = {}});
  }
  ensure(cost_of(year) + commitment(on) <= budget_of(year).ceiling, "a mint fits under the ceiling");
  return minted;
}

void Book::allot(VoucherIndex index, IntermediaryId to, Date on) {
  Voucher& voucher = open(index);
  ensure(voucher.is_unused_stock(), "only unused stock is allotted");
  ensure(voucher.holder != to, "a voucher is allotted to someone who does not hold it yet");
  ensure(voucher.held_since <= on && takes_part(intermediaries_.at(to.value), on), "allotted to an accredited party");
  const Sequence sequence = record({.type = EventType::allotted,
                                    .voucher = index,
                                    .held_before = voucher.holder,
                                    .held_since_before = voucher.held_since,
                                    .on = on});
  voucher.holder = to;
  voucher.held_since = on;
  voucher.allotment = {on, sequence};
}

void Book::issue(VoucherIndex index, IntermediaryId by, Track track, Date on) {
  Voucher& voucher = open(index);
  const Intermediary& party = intermediaries_.at(by.value);
  ensure(!voucher.issued && !voucher.voided && voucher.holder == by, "issued once, by the holder");
  ensure(voucher.held_since <= on && takes_part(party, on), "issued while held and accredited");
  ensure(std::ranges::find(party.tracks, track) != party.tracks.end(), "issued on an accredited track");
  ensure(!voucher.is_redeemed() || on <= voucher.memberships.begin()->second.deed.on, "issued before it was redeemed");
  voucher.issued = Issue{.deed = {on, record({.type = EventType::issued, .voucher = index, .on = on})}};
  cost_[year_of(on)] += tariff_of(Kind::handling, on);
}

void Book::redeem(VoucherIndex index, LibraryId library, Date on) {
  Voucher& voucher = open(index);
  ensure(voucher.is_out(), "redeemed once");
  ensure(takes_part(libraries_.at(library.value), on), "redeemed at a library that takes part");
  ensure(voucher.minted_on <= on && (!voucher.issued || voucher.issued->deed.on <= on), "redeemed after it was issued");
  const Sequence sequence = record({.type = EventType::redeemed, .voucher = index, .on = on});
  voucher.memberships[year_of(on)] = {.deed = {on, sequence}, .library = library};
  cost_[year_of(on)] += tariff_of(Kind::membership, on);
}

void Book::renew(VoucherIndex index, LibraryId library, Date on) {
  Voucher& voucher = open(index);
  ensure(voucher.is_redeemed() && voucher.memberships.begin()->second.deed.on < on, "renewed after it was redeemed");
  ensure(!voucher.memberships.contains(year_of(on)), "renewed once a year");
  ensure(takes_part(libraries_.at(library.value), on), "renewed at a library that takes part");
  const Sequence sequence = record({.type = EventType::renewed, .voucher = index, .on = on});
  voucher.memberships[year_of(on)] = {.deed = {on, sequence}, .library = library};
  cost_[year_of(on)] += tariff_of(Kind::membership, on);
}

void Book::discard(VoucherIndex index, Date on) {
  Voucher& voucher = open(index);
  ensure(voucher.is_unused_stock() && voucher.held_since <= on, "only unused stock is voided");
  voucher.voided = Deed{on, record({.type = EventType::voided, .voucher = index, .on = on})};
}

}  // namespace bonboek::scenario
