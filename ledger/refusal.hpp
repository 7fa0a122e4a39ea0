// Refusals: why a submission is not recorded. One numbered list, in order of precedence within its families; a number
// is published and never given to another refusal.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/catalogue.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {

enum class RefusalCode : std::uint16_t {
  // 1xx: the input is not what the catalogue asks for.
  malformed_json = 101,
  not_an_object = 102,
  unknown_type = 103,
  unknown_field = 104,
  duplicate_field = 105,
  missing_field = 106,
  wrong_type = 107,
  bad_value = 108,
  bad_date = 109,
  bad_amount = 110,
  bad_voucher_number = 111,
  wrong_check_digits = 112,
  range_backwards = 113,
  range_across_years = 114,
  too_many_events = 115,
  repeated_voucher = 116,
  no_events = 117,
  line_too_long = 118,
  // 2xx: the poster may not say this.
  role_may_not_post = 201,
  another_party = 202,
  // 3xx: the date can't be.
  in_the_future = 301,
  before_the_scheme = 302,
  before_the_mint = 303,
  // 4xx: scheme, parties, tariffs, ceilings.
  scheme_not_opened = 401,
  scheme_already_opened = 402,
  unknown_party = 403,
  already_registered = 404,
  not_taking_part = 405,
  not_accredited = 406,
  track_not_accredited = 407,
  no_tariff = 408,
  tariff_day_priced = 409,
  no_ceiling = 410,
  quarter_not_over = 411,
  quarter_already_closed = 412,
  clock_is_set = 413,
  policy_value_not_allowed = 414,
  too_many_parties = 415,
  acted_later = 416,
  // 5xx: the voucher can't have lived so.
  never_minted = 501,
  not_next_number = 502,
  mint_year_differs = 503,
  voucher_voided = 504,
  already_issued = 505,
  not_the_holder = 506,
  already_redeemed = 507,
  issued_after_redeemed = 508,
  redeemed_before_issued = 509,
  issue_not_reported = 510,
  not_redeemed = 511,
  already_member_that_year = 512,
  before_the_redemption = 513,
  already_allotted = 514,
  before_the_allotment = 515,
  // 6xx: money.
  ceiling_exceeded = 601,
  no_membership_here = 602,
  no_issue_here = 603,
  already_invoiced = 604,
  wrong_tariff = 605,
  before_it_was_due = 606,
  invoice_date_differs = 607,
  invoice_already_paid = 608,
  unknown_invoice = 609,
  nothing_open = 610,
  not_the_open_amount = 611,
  fund_too_low = 612,
  not_on_this_invoice = 613,
  line_already_paid = 614,
  // 7xx: reversals.
  no_such_event = 701,
  not_reversible = 702,
  already_reversed = 703,
  not_yours_to_reverse = 704,
  something_rests_on_it = 705,
  before_what_it_undoes = 706,
  // 8xx: the submission as a whole.
  key_used_for_other_body = 801,
  clock_not_simulated = 802,
  clock_goes_back = 803,
  too_many_vouchers = 804,
};

/// What a refusal is to the one who posted: input to mend, a right that lacks, or a conflict with what is recorded.
enum class RefusalKind : std::uint8_t { invalid, forbidden, conflict };

struct RefusalRow {
  RefusalCode code;
  std::string_view name;
  RefusalKind kind;
  std::string_view rule;  // the rule it keeps, one sentence
};

/// One refusal with its place in the submission.
struct Refusal {
  static constexpr std::uint32_t whole_submission = 0xFFFFFFFF;
  static constexpr std::uint32_t whole_event = 0xFFFFFFFF;

  RefusalCode code{};
  std::uint32_t event{whole_submission};  // place of the submitted event, from 0
  std::string member;                     // the member it is about, empty for the whole event
  std::uint32_t element{whole_event};     // place in that member's list
  std::string detail;                     // what is wrong and what to do, for people
};

/// At most this many refusals of one submission are spelled out; the rest is counted.
inline constexpr std::size_t max_refusals = 1'000;

/// The refusals of one submission.
struct Refusals {
  std::vector<Refusal> list;
  std::uint64_t count{0};  // all of them, spelled out or not

  void add(Refusal refusal) {
    ++count;
    if (list.size() < max_refusals) list.push_back(std::move(refusal));
  }
  [[nodiscard]] bool empty() const { return count == 0; }
};

[[nodiscard]] const RefusalRow& row_of(RefusalCode code);
[[nodiscard]] std::span<const RefusalRow> refusal_list();

/// "events[3].vouchers[2]", or empty for the whole submission.
[[nodiscard]] std::string place_of(const Refusal& refusal);

}  // namespace bonboek
