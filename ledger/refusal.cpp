#include "ledger/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace bonboek {
namespace {

using enum RefusalCode;
using enum RefusalKind;

constexpr std::array rows{
    RefusalRow{malformed_json, "malformed-json", invalid, "A body is JSON (RFC 8259) in UTF-8, at most 8 levels deep."},
    RefusalRow{not_an_object, "not-an-object", invalid, "An event is a JSON object."},
    RefusalRow{unknown_type, "unknown-type", invalid, "An event has a type from the catalogue."},
    RefusalRow{unknown_field, "unknown-field", invalid,
               "An event carries the fields of its type and no others: there is no free text."},
    RefusalRow{duplicate_field, "duplicate-field", invalid, "A field stands in an event once."},
    RefusalRow{missing_field, "missing-field", invalid, "An event carries every field that its type requires."},
    RefusalRow{wrong_type, "wrong-type", invalid, "A field's value has the JSON type that the catalogue gives."},
    RefusalRow{bad_value, "bad-value", invalid, "A field's value has the form that the catalogue gives."},
    RefusalRow{bad_date, "bad-date", invalid, "A date exists and is written YYYY-MM-DD."},
    RefusalRow{bad_amount, "bad-amount", invalid,
               "An amount is a whole number of cents, above zero and within its bound."},
    RefusalRow{bad_voucher_number, "bad-voucher-number", invalid, "A voucher number is YY-NNNNNN-CC."},
    RefusalRow{wrong_check_digits, "wrong-check-digits", invalid,
               "A voucher number ends in its ISO 7064 MOD 97-10 check digits."},
    RefusalRow{range_backwards, "range-backwards", invalid, "A range runs from its lower to its higher number."},
    RefusalRow{range_across_years, "range-across-years", invalid, "A range stays in one mint year."},
    RefusalRow{too_many_events, "too-many-events", invalid,
               "A submission holds at most 100,000 events after ranges are written out."},
    RefusalRow{repeated_voucher, "repeated-voucher", invalid, "An event names a voucher once."},
    RefusalRow{no_events, "no-events", invalid, "A submission holds at least one event."},
    RefusalRow{line_too_long, "line-too-long", invalid, "A line of NDJSON stays within its bound."},
    RefusalRow{role_may_not_post, "role-may-not-post", forbidden,
               "Each type of event is posted by the roles that the catalogue names."},
    RefusalRow{another_party, "another-party", forbidden, "A party posts only about itself."},
    RefusalRow{in_the_future, "in-the-future", conflict, "What is recorded has happened."},
    RefusalRow{before_the_scheme, "before-the-scheme", conflict, "Nothing of a scheme happened before it was opened."},
    RefusalRow{before_the_mint, "before-the-mint", conflict, "Nothing happens to a voucher before it is minted."},
    RefusalRow{scheme_not_opened, "scheme-not-opened", conflict, "A log begins with scheme-opened."},
    RefusalRow{scheme_already_opened, "scheme-already-opened", conflict, "A log holds one scheme."},
    RefusalRow{unknown_party, "unknown-party", conflict, "A party is registered before anything is recorded about it."},
    RefusalRow{already_registered, "already-registered", conflict, "A registration changes something."},
    RefusalRow{not_taking_part, "not-taking-part", conflict, "A library enrols on days on which it takes part."},
    RefusalRow{not_accredited, "not-accredited", conflict,
               "An intermediary handles vouchers on days on which it is accredited."},
    RefusalRow{track_not_accredited, "track-not-accredited", conflict,
               "An intermediary issues by the tracks for which it is accredited."},
    RefusalRow{no_tariff, "no-tariff", conflict, "What is due has a tariff on its day."},
    RefusalRow{tariff_day_priced, "tariff-day-priced", conflict,
               "A tariff is not set for a day on which something was already priced."},
    RefusalRow{no_ceiling, "no-ceiling", conflict, "Vouchers are minted in a year that has a ceiling."},
    RefusalRow{quarter_not_over, "quarter-not-over", conflict, "A quarter is closed after its last day."},
    RefusalRow{quarter_already_closed, "quarter-already-closed", conflict, "A quarter is closed once."},
    RefusalRow{clock_is_set, "clock-is-set", conflict,
               "The clock is chosen right after scheme-opened, before anything else."},
    RefusalRow{policy_value_not_allowed, "policy-value-not-allowed", invalid,
               "A policy takes the values that belong to it."},
    RefusalRow{too_many_parties, "too-many-parties", conflict, "A scheme has at most 65,000 parties."},
    RefusalRow{acted_later, "acted-later", conflict, "A party's last day is not before the last thing that it did."},
    RefusalRow{never_minted, "never-minted", conflict, "Only minted vouchers live."},
    RefusalRow{not_next_number, "not-next-number", conflict, "Serials are minted without gaps, each once."},
    RefusalRow{mint_year_differs, "mint-year-differs", conflict,
               "A voucher number starts with the year in which it is minted."},
    RefusalRow{voucher_voided, "voucher-voided", conflict, "A voided voucher is not used."},
    RefusalRow{already_issued, "already-issued", conflict, "A voucher is issued once."},
    RefusalRow{not_the_holder, "not-the-holder", conflict,
               "A voucher is issued or voided by the intermediary who holds it."},
    RefusalRow{already_redeemed, "already-redeemed", conflict, "A voucher is redeemed once, at one library."},
    RefusalRow{issued_after_redeemed, "issued-after-redeemed", conflict,
               "A voucher is handed out before it is redeemed."},
    RefusalRow{redeemed_before_issued, "redeemed-before-issued", conflict,
               "A voucher is redeemed after it is handed out."},
    RefusalRow{issue_not_reported, "issue-not-reported", conflict,
               "Where the policy asks so, and on every membership invoice, the issue is reported first."},
    RefusalRow{not_redeemed, "not-redeemed", conflict, "A membership is renewed after it began."},
    RefusalRow{already_member_that_year, "already-member-that-year", conflict,
               "A voucher pays one membership per calendar year."},
    RefusalRow{before_the_redemption, "before-the-redemption", conflict,
               "A membership is renewed after the voucher is redeemed."},
    RefusalRow{already_allotted, "already-allotted", conflict, "An allotment moves a voucher."},
    RefusalRow{before_the_allotment, "before-the-allotment", conflict,
               "A holder uses a voucher after it is allotted to it."},
    RefusalRow{ceiling_exceeded, "ceiling-exceeded", conflict,
               "Cost and commitment of a year stay under its ceiling when vouchers are minted."},
    RefusalRow{no_membership_here, "no-membership-here", conflict,
               "A library invoices memberships that it enrolled in that year."},
    RefusalRow{no_issue_here, "no-issue-here", conflict,
               "An intermediary claims handling for vouchers that it issued."},
    RefusalRow{already_invoiced, "already-invoiced", conflict, "What is due is invoiced once."},
    RefusalRow{wrong_tariff, "wrong-tariff", conflict,
               "An invoice asks the tariff of the day on which the amount fell due."},
    RefusalRow{before_it_was_due, "before-it-was-due", conflict, "An invoice is dated on or after what it invoices."},
    RefusalRow{invoice_date_differs, "invoice-date-differs", conflict, "An invoice number of a party has one date."},
    RefusalRow{invoice_already_paid, "invoice-already-paid", conflict,
               "Nothing is added to an invoice of which something was paid."},
    RefusalRow{unknown_invoice, "unknown-invoice", conflict, "What is paid or credited was invoiced."},
    RefusalRow{nothing_open, "nothing-open", conflict, "An invoice is paid while something of it is open."},
    RefusalRow{not_the_open_amount, "not-the-open-amount", conflict,
               "A payment is of the whole open amount of its invoice."},
    RefusalRow{fund_too_low, "fund-too-low", conflict, "The fund pays what it holds."},
    RefusalRow{not_on_this_invoice, "not-on-this-invoice", conflict,
               "A credit takes back lines of the invoice that it names."},
    RefusalRow{line_already_paid, "line-already-paid", conflict,
               "A paid line is credited after its payment is reversed."},
    RefusalRow{no_such_event, "no-such-event", conflict, "A reversal names an event that is recorded already."},
    RefusalRow{not_reversible, "not-reversible", conflict, "Some events are undone by another event than a reversal."},
    RefusalRow{already_reversed, "already-reversed", conflict, "An event is reversed once."},
    RefusalRow{not_yours_to_reverse, "not-yours-to-reverse", forbidden,
               "An event is reversed by who posted it or by the coordinator."},
    RefusalRow{something_rests_on_it, "something-rests-on-it", conflict,
               "An event is reversed while nothing later rests on it."},
    RefusalRow{before_what_it_undoes, "before-what-it-undoes", conflict, "An event is undone after it happened."},
    RefusalRow{key_used_for_other_body, "key-used-for-other-body", conflict,
               "An idempotency key belongs to one body for ever."},
    RefusalRow{clock_not_simulated, "clock-not-simulated", invalid,
               "Only a ledger with a simulated clock is told the time."},
    RefusalRow{clock_goes_back, "clock-goes-back", conflict, "recordedAt never goes back."},
    RefusalRow{too_many_vouchers, "too-many-vouchers", conflict, "A ledger holds at most 4 billion vouchers."},
};

}  // namespace

const RefusalRow& row_of(RefusalCode code) {
  const auto row = std::ranges::find(rows, code, &RefusalRow::code);
  if (row == rows.end()) std::abort();
  return *row;
}

std::span<const RefusalRow> refusal_list() {
  return rows;
}

std::string place_of(const Refusal& refusal) {
  if (refusal.event == Refusal::whole_submission) return refusal.member;
  auto place = fmt::format("events[{}]", refusal.event);
  if (!refusal.member.empty()) place += "." + refusal.member;
  if (refusal.element != Refusal::whole_event) place += fmt::format("[{}]", refusal.element);
  return place;
}

}  // namespace bonboek
