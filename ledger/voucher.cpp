#include "ledger/voucher.hpp"

namespace bonboek {
namespace {

void begin_membership(const Fact& fact, bool is_renewal, Membership& membership) {
  membership.amount_cents = static_cast<std::uint32_t>(fact.amount.value);
  membership.library = fact.party;
  membership.day = static_cast<std::uint16_t>(day_of_year(fact.occurred_on)) & 511U;
  membership.is_renewal = is_renewal ? 1 : 0;
  membership.set_stage(Stage::accrued);
}

void set_stage(const Fact& fact, Stage stage, Voucher& voucher, Membership& membership) {
  if (fact.kind == Kind::handling) {
    voucher.handling = stage;
  } else {
    membership.set_stage(stage);
  }
}

void issue(const Fact& fact, Voucher& voucher) {
  voucher.is_issued = true;
  voucher.issued_on = fact.occurred_on;
  voucher.track = fact.track;
  voucher.municipality = fact.municipality;
  voucher.handling = Stage::accrued;
  voucher.handling_cents = static_cast<std::uint32_t>(fact.amount.value);
}

void take_back_issue(Voucher& voucher) {
  voucher.is_issued = false;
  voucher.issued_on = Date{};
  voucher.track = 0;
  voucher.municipality = Municipality::none();
  voucher.handling = Stage::none;
  voucher.handling_cents = 0;
}

void reverse(const Fact& fact, Voucher& voucher, Membership& membership) {
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

}  // namespace

Year membership_year_of(const Fact& fact) {
  switch (fact.effect()) {
    case EventType::redeemed:
    case EventType::renewed:
      return year_of(fact.effective_on());
    case EventType::invoiced:
    case EventType::paid:
    case EventType::credited:
      return fact.kind == Kind::membership ? fact.year : Year{0};
    default:
      return 0;
  }
}

void transition(const Fact& fact, Sequence sequence, Voucher& voucher, Membership& membership) {
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
      return issue(fact, voucher);
    case EventType::redeemed:
      voucher.is_redeemed = true;
      voucher.redeemed_on = fact.occurred_on;
      return begin_membership(fact, false, membership);
    case EventType::renewed:
      return begin_membership(fact, true, membership);
    case EventType::invoiced:
      return set_stage(fact, Stage::invoiced, voucher, membership);
    case EventType::paid:
      return set_stage(fact, Stage::paid, voucher, membership);
    case EventType::credited:
      return set_stage(fact, Stage::accrued, voucher, membership);
    case EventType::voided:
      voucher.void_reason = fact.reason;
      return;
    case EventType::reversed:
      return reverse(fact, voucher, membership);
    default:
      return;
  }
}

}  // namespace bonboek
