// How a fact changes a voucher: the one state machine that every event about a voucher goes through. In a header, so
// that the loop over a run's vouchers is compiled around it.
#pragma once

#include "ledger/voucher.hpp"

namespace bonboek {
namespace transitions {

inline void redeem(const Fact& fact, Voucher& voucher) {
  voucher.is_redeemed = true;
  voucher.redeemed_on = fact.occurred_on;
  voucher.library = fact.party;
  voucher.membership_cents = static_cast<std::uint32_t>(fact.amount.value);
  voucher.membership = Stage::accrued;
}

inline void take_back_redemption(Voucher& voucher) {
  voucher.is_redeemed = false;
  voucher.redeemed_on = Date{};
  voucher.library = PartyIndex::none();
  voucher.membership_cents = 0;
  voucher.membership = Stage::none;
}

inline void renew(const Fact& fact, Membership& renewal) {
  renewal.amount_cents = static_cast<std::uint32_t>(fact.amount.value);
  renewal.library = fact.party;
  renewal.day = static_cast<std::uint16_t>(day_of_year(fact.occurred_on)) & 511U;
  renewal.is_renewal = 1;
  renewal.set_stage(Stage::accrued);
}

inline void set_stage(const Fact& fact, Stage stage, Voucher& voucher, Membership& renewal) {
  if (fact.kind == Kind::handling) {
    voucher.handling = stage;
  } else if (voucher.is_redeemed_in(fact.year)) {
    voucher.membership = stage;
  } else {
    renewal.set_stage(stage);
  }
}

inline void issue(const Fact& fact, Voucher& voucher) {
  voucher.is_issued = true;
  voucher.issued_on = fact.occurred_on;
  voucher.track = fact.track & 7U;
  voucher.municipality = fact.municipality;
  voucher.handling = Stage::accrued;
  voucher.handling_cents = static_cast<std::uint32_t>(fact.amount.value);
}

inline void take_back_issue(Voucher& voucher) {
  voucher.is_issued = false;
  voucher.issued_on = Date{};
  voucher.track = 0;
  voucher.municipality = Municipality::none();
  voucher.handling = Stage::none;
  voucher.handling_cents = 0;
}

inline void reverse(const Fact& fact, Voucher& voucher, Membership& renewal) {
  switch (fact.reversed_type) {
    case EventType::allotted:
      voucher.holder = fact.restored_holder;
      voucher.held_since = fact.restored_since;
      return;
    case EventType::issued:
      return take_back_issue(voucher);
    case EventType::redeemed:
      return take_back_redemption(voucher);
    case EventType::renewed:
      renewal = Membership{};
      return;
    case EventType::voided:
      voucher.void_reason = Reason::none;
      return;
    case EventType::paid:
      return set_stage(fact, Stage::invoiced, voucher, renewal);
    default:
      return;
  }
}

}  // namespace transitions

/// Applies one fact to one voucher. `renewal` is its slot of membership_year_of(fact), or any scratch slot where it has
/// none. Never refuses: what is in the log is true.
inline void transition(const Fact& fact, Sequence sequence, Voucher& voucher, Membership& renewal) {
  voucher.last = sequence;
  switch (fact.type) {
    case EventType::minted:
      voucher.minted_on = fact.occurred_on;
      [[fallthrough]];
    case EventType::allotted:
      voucher.holder = fact.party;
      voucher.held_since = fact.occurred_on;
      return;
    case EventType::issued:
      return transitions::issue(fact, voucher);
    case EventType::redeemed:
      return transitions::redeem(fact, voucher);
    case EventType::renewed:
      return transitions::renew(fact, renewal);
    case EventType::invoiced:
      return transitions::set_stage(fact, Stage::invoiced, voucher, renewal);
    case EventType::paid:
      return transitions::set_stage(fact, Stage::paid, voucher, renewal);
    case EventType::credited:
      return transitions::set_stage(fact, Stage::accrued, voucher, renewal);
    case EventType::voided:
      voucher.void_reason = fact.reason;
      return;
    case EventType::reversed:
      return transitions::reverse(fact, voucher, renewal);
    default:
      return;
  }
}

}  // namespace bonboek
