// How a fact changes a voucher: the one state machine that every event about a voucher goes through. In a header, so
// that the loop over a run's vouchers is compiled around it.
#pragma once

#include "ledger/voucher.hpp"

namespace bonboek {
namespace transitions {

inline void begin_membership(const Fact& fact, bool is_renewal, Membership& membership) {
  membership.amount_cents = static_cast<std::uint32_t>(fact.amount.value);
  membership.library = fact.party;
  membership.day = static_cast<std::uint16_t>(day_of_year(fact.occurred_on)) & 511U;
  membership.is_renewal = is_renewal ? 1 : 0;
  membership.set_stage(Stage::accrued);
}

inline void set_stage(const Fact& fact, Stage stage, Voucher& voucher, Membership& membership) {
  if (fact.kind == Kind::handling) {
    voucher.handling = stage;
  } else {
    membership.set_stage(stage);
  }
}

inline void issue(const Fact& fact, Voucher& voucher) {
  voucher.is_issued = true;
  voucher.issued_on = fact.occurred_on;
  voucher.track = fact.track;
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

inline void reverse(const Fact& fact, Voucher& voucher, Membership& membership) {
  switch (fact.reversed_type) {
    case EventType::allotted:
      voucher.holder = fact.restored_holder;
      voucher.held_since = fact.restored_since;
      return;
    case EventType::issued:
      return take_back_issue(voucher);
    case EventType::redeemed:
      voucher.is_redeemed = false;
      voucher.redeemed_on = Date{};
      membership = Membership{};
      return;
    case EventType::renewed:
      membership = Membership{};
      return;
    case EventType::voided:
      voucher.void_reason = Reason::none;
      return;
    case EventType::paid:
      return set_stage(fact, Stage::invoiced, voucher, membership);
    default:
      return;
  }
}

}  // namespace transitions

/// Applies one fact to one voucher. `membership` is the voucher's slot of membership_year_of(fact), or any scratch slot
/// where that is 0. Never refuses: what is in the log is true.
inline void transition(const Fact& fact, Sequence sequence, Voucher& voucher, Membership& membership) {
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
      voucher.is_redeemed = true;
      voucher.redeemed_on = fact.occurred_on;
      return transitions::begin_membership(fact, false, membership);
    case EventType::renewed:
      return transitions::begin_membership(fact, true, membership);
    case EventType::invoiced:
      return transitions::set_stage(fact, Stage::invoiced, voucher, membership);
    case EventType::paid:
      return transitions::set_stage(fact, Stage::paid, voucher, membership);
    case EventType::credited:
      return transitions::set_stage(fact, Stage::accrued, voucher, membership);
    case EventType::voided:
      voucher.void_reason = fact.reason;
      return;
    case EventType::reversed:
      return transitions::reverse(fact, voucher, membership);
    default:
      return;
  }
}

}  // namespace bonboek
