// Rules about reversals: a mistake is undone by an event that names it, while nothing later rests on it.
#include "ledger/deciding.hpp"

namespace bonboek {
namespace {

bool is_fund_movement(EventType type) {
  return type == EventType::fund_deposited || type == EventType::fund_returned || type == EventType::cost_booked;
}

/// What to post instead of a reversal; empty where a reversal is the way.
std::string_view instead_of_reversal(EventType type) {
  switch (type) {
    case EventType::allotted:
    case EventType::issued:
    case EventType::redeemed:
    case EventType::renewed:
    case EventType::voided:
    case EventType::paid:
    case EventType::fund_deposited:
    case EventType::fund_returned:
    case EventType::cost_booked:
      return "";
    case EventType::minted:
      return "void the voucher as misprinted or withdrawn";
    case EventType::invoiced:
      return "credit the line while it is unpaid";
    case EventType::credited:
      return "invoice the voucher again";
    case EventType::reversed:
      return "post the event again";
    case EventType::scheme_opened:
    case EventType::quarter_closed:
      return "it stays; later facts show as corrections";
    default:
      return "post it again with the right values";
  }
}

}  // namespace

void Deciding::reverse() {
  if (!fetched_.reversed) {
    return refuse_field(Field::reversed_sequence,
                        {RefusalCode::no_such_event,
                         fmt::format("event {} is not recorded; the log holds {} events before this submission",
                                     fact_.reversed_sequence.value, facts_.next().value)});
  }
  const Event& event = *fetched_.reversed;
  if (fact_.occurred_on < event.fact.occurred_on) {
    refuse_field(Field::occurred_on,
                 {RefusalCode::before_what_it_undoes,
                  fmt::format("event {} is of {}", event.sequence.value, to_string(event.fact.occurred_on))});
  }
  if (posting_.poster.role != Role::coordinator && event.actor != posting_.poster.name) {
    return refuse_field(Field::reversed_sequence,
                        {RefusalCode::not_yours_to_reverse,
                         fmt::format("event {} was posted by {}", event.sequence.value, event.actor)});
  }
  auto fault = check_reversible(event);
  if (!fault) fault = check_nothing_rests_on(event);
  if (fault) refuse_field(Field::reversed_sequence, std::move(*fault));
  if (!clean()) return;
  describe_reversal(event);
  if (event.voucher.is_none()) return record_fact();
  record({event.voucher});
}

/// Whether no reversal names the event.
bool Deciding::stands(const Event& event) const {
  if (event.voucher.is_none()) return !registers().is_movement_reversed(event.sequence);
  return std::ranges::none_of(fetched_.history, [&](const Event& other) {
    return other.fact.type == EventType::reversed && other.fact.reversed_sequence == event.sequence;
  });
}

bool Deciding::is_voucher_newer_than_read(const Event& event) const {
  if (event.voucher.is_none()) return false;
  return fetched_.history.empty() || fetched_.history.front().sequence != facts_.vouchers().at(event.voucher).last;
}

Verdict Deciding::check_reversible(const Event& event) const {
  const auto instead = instead_of_reversal(event.fact.type);
  if (!instead.empty()) {
    return Objection{RefusalCode::not_reversible,
                     fmt::format("{} is not reversed: {}", name_of(event.fact.type), instead)};
  }
  if (is_voucher_newer_than_read(event)) {
    return Objection{RefusalCode::something_rests_on_it,
                     fmt::format("voucher {} changes earlier in this submission; reverse it in a submission of its own",
                                 number(event.voucher))};
  }
  if (!stands(event)) {
    return Objection{RefusalCode::already_reversed, fmt::format("event {} is reversed already", event.sequence.value)};
  }
  if (event.fact.type == EventType::fund_deposited && event.fact.amount > facts_.fund().bank) {
    return Objection{RefusalCode::fund_too_low, fmt::format("the fund holds {} cents, the deposit was {}",
                                                            facts_.fund().bank.value, event.fact.amount.value)};
  }
  return {};
}

Verdict Deciding::check_nothing_rests_on(const Event& event) const {
  if (is_fund_movement(event.fact.type)) return {};
  const Voucher& voucher = facts_.vouchers().at(event.voucher);
  const auto fault = [&](std::string_view what) {
    return Objection{RefusalCode::something_rests_on_it,
                     fmt::format("voucher {} {}; undo that first", number(event.voucher), what)};
  };
  const auto membership = [&](Year year) { return facts_.vouchers().membership(year, event.voucher); };
  const auto is_invoiced = [&](Year year) { return membership(year).stage() > Stage::accrued; };
  const auto years = facts_.vouchers().membership_years();
  const Year year = year_of(event.fact.occurred_on);
  switch (event.fact.type) {
    case EventType::allotted: {
      const auto rests = std::ranges::find_if(fetched_.history, [&](const Event& later) {
        const auto type = later.fact.type;
        return later.sequence > event.sequence && stands(later) &&
               (type == EventType::allotted || type == EventType::issued || type == EventType::voided);
      });
      if (rests != fetched_.history.end()) return fault(fmt::format("was {} later", name_of(rests->fact.type)));
      return {};
    }
    case EventType::issued:
      if (voucher.handling > Stage::accrued) return fault("has its handling invoiced");
      if (voucher.is_voided()) return fault("was voided");
      if (std::ranges::any_of(years, is_invoiced)) return fault("has a membership invoiced");
      if (voucher.is_redeemed && registers().policy(Policy::redemption_before_issue) == PolicyValue::refuse)
        return fault("was redeemed");
      return {};
    case EventType::redeemed:
      if (is_invoiced(year)) return fault("has this membership invoiced");
      if (std::ranges::any_of(years, [&](Year other) { return other != year && membership(other).stands(); }))
        return fault("was renewed");
      return {};
    case EventType::renewed:
      if (is_invoiced(year)) return fault("has this membership invoiced");
      return {};
    default:
      return {};
  }
}

void Deciding::describe_reversal(const Event& event) {
  const Fact& undone = event.fact;
  fact_.reversed_type = undone.type;
  fact_.reversed_occurred_on = undone.occurred_on;
  fact_.party = undone.party;
  fact_.kind = undone.kind;
  fact_.year = undone.year;
  fact_.track = undone.track;
  fact_.municipality = undone.municipality;
  fact_.amount = undone.amount;
  fact_.invoice = undone.invoice;
  fact_.reference = undone.reference;
  if (undone.type == EventType::allotted) restore_holder(event);
}

void Deciding::restore_holder(const Event& event) {
  for (const Event& earlier : fetched_.history) {  // newest first
    const auto type = earlier.fact.type;
    if (earlier.sequence >= event.sequence || (type != EventType::allotted && type != EventType::minted) ||
        !stands(earlier))
      continue;
    fact_.restored_holder = earlier.fact.party;
    fact_.restored_since = earlier.fact.occurred_on;
    return;
  }
  std::abort();  // every voucher's history begins with its mint
}

}  // namespace bonboek
