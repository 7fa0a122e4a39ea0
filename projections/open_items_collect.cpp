// What an event about vouchers opens and closes: what stood open before it, taken off, and what stands open after it.
#include "projections/open_items.hpp"

namespace bonboek {
namespace {

/// Where one item of one voucher stands open, and for how much.
struct Spot {
  PartyIndex party;
  Date since;
  std::uint32_t cents{0};
};

/// The lanes of everything that can stand open, once for what was before and once for what is after.
class Lanes {
 public:
  explicit Lanes(Increments& increments) : increments_(increments) {}
  ~Lanes() {
    for (Lane& lane : before_) lane.flush(increments_);
    for (Lane& lane : after_) lane.flush(increments_);
  }
  Lanes(const Lanes&) = delete;
  Lanes& operator=(const Lanes&) = delete;

  void close(OpenItem item, const Spot& spot) { count(before_, item, spot, -1); }
  void open(OpenItem item, const Spot& spot) { count(after_, item, spot, 1); }

 private:
  using ByItem = std::array<Lane, open_item_count>;

  void count(ByItem& lanes, OpenItem item, const Spot& spot, std::int64_t one) {
    const auto place = static_cast<std::uint8_t>(item);
    const Cell cell{Sheet::open, {spot.party.value, spot.since.day, place, 0}};
    lanes[place].count(cell, one, one * static_cast<std::int64_t>(spot.cents), increments_);
  }

  Increments& increments_;
  ByItem before_;
  ByItem after_;
};

/// Calls `each(item, spot)` for what stands open of a voucher because its issue or its redemption is not in yet.
template <class Each>
void for_each_match(const Voucher& voucher, Each each) {
  if (voucher.is_redeemed && !voucher.is_issued) {
    each(OpenItem::redeemed_issue_not_reported, Spot{voucher.library, voucher.redeemed_on, voucher.membership_cents});
  }
  if (voucher.place() == Place::issued) {
    each(OpenItem::issued_not_redeemed, Spot{voucher.holder, voucher.issued_on, voucher.handling_cents});
  }
}

template <class Each>
void for_handling(const Voucher& voucher, Each each) {
  const Spot spot{voucher.holder, voucher.issued_on, voucher.handling_cents};
  if (voucher.handling == Stage::accrued) each(OpenItem::issued_not_claimed, spot);
  if (voucher.handling == Stage::invoiced) each(OpenItem::claimed_not_paid, spot);
}

template <class Each>
void for_first_membership(const Voucher& voucher, Each each) {
  const Spot spot{voucher.library, voucher.redeemed_on, voucher.membership_cents};
  if (voucher.membership == Stage::accrued) each(OpenItem::redeemed_not_invoiced, spot);
  if (voucher.membership == Stage::invoiced) each(OpenItem::invoiced_not_paid, spot);
}

template <class Each>
void for_renewal(const Membership& renewal, Year year, Each each) {
  if (!renewal.stands()) return;
  const Spot spot{renewal.library, date_in_year(year, renewal.day), renewal.amount_cents};
  if (renewal.stage() == Stage::accrued) each(OpenItem::redeemed_not_invoiced, spot);
  if (renewal.stage() == Stage::invoiced) each(OpenItem::invoiced_not_paid, spot);
}

/// Which of a voucher's items a fact may move.
struct Touched {
  bool matches{false};
  bool handling{false};
  bool membership{false};
};

Touched touched_by(const Fact& fact) {
  switch (fact.effect()) {
    case EventType::issued:
      return {.matches = true, .handling = true};
    case EventType::redeemed:
      return {.matches = true, .membership = true};
    case EventType::voided:
      return {.matches = true};
    case EventType::renewed:
      return {.membership = true};
    case EventType::invoiced:
    case EventType::paid:
    case EventType::credited:
      return {.handling = fact.kind == Kind::handling, .membership = fact.kind != Kind::handling};
    default:
      return {};
  }
}

}  // namespace

void OpenItems::collect(const Fact& fact, std::span<const Change> changes, const Facts& facts, Increments& increments) {
  const Touched touched = touched_by(fact);
  if (!touched.matches && !touched.handling && !touched.membership) return;
  const Year year = membership_year_of(fact);
  Lanes lanes(increments);
  const auto close = [&](OpenItem item, const Spot& spot) { lanes.close(item, spot); };
  const auto open = [&](OpenItem item, const Spot& spot) { lanes.open(item, spot); };
  for (const Change& change : changes) {
    const Voucher& before = change.before;
    const Voucher& after = facts.vouchers().at(change.voucher);
    if (touched.matches) {
      for_each_match(before, close);
      for_each_match(after, open);
    }
    if (touched.handling) {
      for_handling(before, close);
      for_handling(after, open);
    }
    if (!touched.membership) continue;
    if (before.is_redeemed_in(year) || after.is_redeemed_in(year)) {
      for_first_membership(before, close);
      for_first_membership(after, open);
    } else {
      for_renewal(change.renewal_before, year, close);
      for_renewal(facts.vouchers().membership(year, change.voucher), year, open);
    }
  }
}

}  // namespace bonboek
