// A fact: what an event says, apart from its place in the log. One flat struct carries every type of event; which
// members a type uses is written once, in the catalogue. Members that a type does not use keep their default.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/ids.hpp"
#include "ledger/money.hpp"
#include "ledger/names.hpp"
#include "ledger/time.hpp"

namespace bonboek {

/// Stored in the log: a number is never given to another type.
enum class EventType : std::uint8_t {
  none = 0,
  scheme_opened = 1,
  policy_set = 2,
  library_registered = 3,
  intermediary_accredited = 4,
  accreditation_withdrawn = 5,
  library_withdrawn = 6,
  tariff_set = 7,
  ceiling_set = 8,
  fund_deposited = 9,
  fund_returned = 10,
  cost_booked = 11,
  minted = 12,
  allotted = 13,
  issued = 14,
  redeemed = 15,
  renewed = 16,
  invoiced = 17,
  paid = 18,
  credited = 19,
  voided = 20,
  reversed = 21,
  quarter_closed = 22,
};

/// What is paid for: a membership (to a library) or the handling of an issued voucher (to an intermediary).
enum class Kind : std::uint8_t { none = 0, membership = 1, handling = 2 };

/// Why a voucher was voided (the first five) or an event reversed (the rest). Stored in the log.
enum class Reason : std::uint8_t {
  none = 0,
  lost = 1,
  returned = 2,
  expired = 3,
  misprinted = 4,
  withdrawn = 5,
  entered_in_error = 6,
  wrong_voucher = 7,
  wrong_date = 8,
  wrong_party = 9,
  duplicate = 10,
  payment_failed = 11,
  found_again = 12,
};

[[nodiscard]] constexpr bool is_void_reason(Reason reason) {
  return reason >= Reason::lost && reason <= Reason::withdrawn;
}
[[nodiscard]] constexpr bool is_reversal_reason(Reason reason) {
  return reason >= Reason::entered_in_error;
}

/// The switches that a scheme can set. Stored in the log.
enum class Policy : std::uint8_t { none = 0, redemption_before_issue = 1, exposure = 2, clock = 3 };
enum class PolicyValue : std::uint8_t { none = 0, accept = 1, refuse = 2, system = 3, simulated = 4 };

/// The route by which a recipient is reached, 1 to 4; 0 where it is not known.
using Track = std::uint8_t;
inline constexpr Track last_track = 4;

/// A set of tracks has bit t-1 for each track t in it.
[[nodiscard]] constexpr bool has_track(std::uint8_t tracks, unsigned track) {
  return (unsigned{tracks} >> (track - 1) & 1U) != 0;
}

struct Fact {
  EventType type{EventType::none};
  EventType reversed_type{EventType::none};  // reversed: the type of the event it undoes
  Track track{0};
  std::uint8_t tracks{0};  // a set: see has_track
  Kind kind{Kind::none};
  Reason reason{Reason::none};
  Policy policy{Policy::none};
  PolicyValue policy_value{PolicyValue::none};
  PartyIndex party;            // the library or intermediary that the fact is about
  PartyIndex restored_holder;  // reversed allotment: who holds the voucher again; none is the coordinator's stock
  Municipality municipality;
  Year year{0};  // of a ceiling; of the memberships or the handling that is invoiced, paid or credited
  Date occurred_on;
  Date from;                  // tariff-set: the first day it holds
  Date reversed_occurred_on;  // reversed: the day of the event it undoes, on which the undoing counts
  Date restored_since;        // reversed allotment: since when `restored_holder` had held the voucher
  Quarter quarter;
  Cents amount;  // each; of a priced event the tariff of its day
  Sequence reversed_sequence;
  // Text, owned by the submission or the block that the fact was read from.
  std::string_view id;
  std::string_view name;
  std::string_view origin;
  std::string_view currency;
  std::string_view time_zone;
  std::string_view isil;
  std::string_view iban;
  std::string_view kvk;
  std::string_view invoice;
  std::string_view reference;

  /// The date on which the fact counts: its own, or that of the event it undoes.
  [[nodiscard]] Date effective_on() const { return type == EventType::reversed ? reversed_occurred_on : occurred_on; }
  /// The type whose effect the fact makes or unmakes.
  [[nodiscard]] EventType effect() const { return type == EventType::reversed ? reversed_type : type; }

  friend bool operator==(const Fact&, const Fact&) = default;
};

/// Events of one submission that share everything but the voucher. An event about no voucher is a run without vouchers.
struct Run {
  Fact fact;
  std::vector<VoucherIndex> vouchers;
  std::vector<Sequence> previous;  // of each voucher: its event before this one; none for its first

  [[nodiscard]] std::uint32_t count() const {
    return vouchers.empty() ? 1U : static_cast<std::uint32_t>(vouchers.size());
  }
};

/// One event as recorded: a fact about at most one voucher, at its place in the log.
struct Event {
  Sequence sequence;
  Sequence submission;  // the first sequence of the submission that posted it
  Timestamp recorded_at;
  std::string_view actor;  // the principal who posted it
  Fact fact;
  VoucherIndex voucher;
  Sequence previous;
};

template <>
struct Names<EventType> {
  static constexpr std::size_t first = 1;
  static constexpr std::array<std::string_view, 22> list{
      "scheme-opened",
      "policy-set",
      "library-registered",
      "intermediary-accredited",
      "accreditation-withdrawn",
      "library-withdrawn",
      "tariff-set",
      "ceiling-set",
      "fund-deposited",
      "fund-returned",
      "cost-booked",
      "minted",
      "allotted",
      "issued",
      "redeemed",
      "renewed",
      "invoiced",
      "paid",
      "credited",
      "voided",
      "reversed",
      "quarter-closed",
  };
};

template <>
struct Names<Kind> {
  static constexpr std::size_t first = 1;
  static constexpr std::array<std::string_view, 2> list{"membership", "handling"};
};

template <>
struct Names<Reason> {
  static constexpr std::size_t first = 1;
  static constexpr std::array<std::string_view, 12> list{
      "lost",          "returned",   "expired",     "misprinted", "withdrawn",      "entered-in-error",
      "wrong-voucher", "wrong-date", "wrong-party", "duplicate",  "payment-failed", "found-again"};
};

template <>
struct Names<Policy> {
  static constexpr std::size_t first = 1;
  static constexpr std::array<std::string_view, 3> list{"redemption-before-issue", "exposure", "clock"};
};

template <>
struct Names<PolicyValue> {
  static constexpr std::size_t first = 1;
  static constexpr std::array<std::string_view, 4> list{"accept", "refuse", "system", "simulated"};
};

}  // namespace bonboek
