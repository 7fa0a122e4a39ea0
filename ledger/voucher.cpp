#include "ledger/voucher.hpp"

namespace bonboek {
bool can_move_voucher(EventType type) {
  switch (type) {
    case EventType::minted:
    case EventType::allotted:
    case EventType::issued:
    case EventType::redeemed:
    case EventType::voided:
    case EventType::reversed:
      return true;
    default:
      return false;
  }
}

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

}  // namespace bonboek
