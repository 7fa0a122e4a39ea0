// One voucher's state. How a fact changes it: transition.hpp.
#pragma once

#include <cstdint>

#include "ledger/fact.hpp"

namespace bonboek {

/// How far an amount due has come: it falls due, is invoiced, is paid.
enum class Stage : std::uint8_t { none = 0, accrued = 1, invoiced = 2, paid = 3 };

/// Where a number is: every minted number is in exactly one place.
enum class Place : std::uint8_t { in_stock = 0, with_intermediary = 1, issued = 2, redeemed = 3, voided = 4 };
inline constexpr std::size_t place_count = 5;

template <>
struct Names<Place> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, place_count> list{"inStock", "withIntermediary", "issued", "redeemed",
                                                                  "voided"};
};

/// The membership that a voucher pays in one calendar year: 8 bytes.
struct Membership {
  std::uint32_t amount_cents{0};
  PartyIndex library;
  std::uint16_t day : 9 {0};  // of the year, 0 for 1 January
  std::uint16_t is_renewal : 1 {0};
  std::uint16_t stage_bits : 2 {0};

  [[nodiscard]] Stage stage() const { return static_cast<Stage>(stage_bits); }
  void set_stage(Stage stage) { stage_bits = static_cast<std::uint16_t>(stage) & 3U; }
  [[nodiscard]] bool stands() const { return stage() != Stage::none; }
};
static_assert(sizeof(Membership) == 8);

/// What is known of one voucher, with the membership that its redemption began: 32 bytes, two to a cache line. Renewals
/// stand beside it, by year.
struct Voucher {
  Sequence last;                      // its newest event
  std::uint32_t handling_cents{0};    // the handling tariff of the day of issue
  std::uint32_t membership_cents{0};  // the membership tariff of the day of redemption
  PartyIndex holder;                  // the intermediary who holds or issued it; none: the coordinator's stock
  PartyIndex library;                 // that redeemed it
  Municipality municipality;          // of the recipient's issue; none where not told
  Date minted_on;
  Date held_since;                        // by the holder
  Date issued_on;                         // where is_issued
  Date redeemed_on;                       // where is_redeemed
  Track track : 3 {0};                    // of the issue
  Reason void_reason : 4 {Reason::none};  // none while it is not voided
  Stage handling : 2 {Stage::none};
  Stage membership : 2 {Stage::none};  // of the year in which it was redeemed
  bool is_issued : 1 {false};
  bool is_redeemed : 1 {false};

  [[nodiscard]] bool is_voided() const { return void_reason != Reason::none; }
  [[nodiscard]] bool is_redeemed_in(Year year) const { return is_redeemed && year_of(redeemed_on) == year; }
  /// The membership of the year in which it was redeemed; one that does not stand where it was not.
  [[nodiscard]] Membership first_membership() const {
    Membership first{membership_cents, library, static_cast<std::uint16_t>(day_of_year(redeemed_on) & 511U), 0, 0};
    first.set_stage(membership);
    return first;
  }
  [[nodiscard]] Place place() const {
    if (is_voided()) return Place::voided;
    if (is_redeemed) return Place::redeemed;
    if (is_issued) return Place::issued;
    return holder.is_none() ? Place::in_stock : Place::with_intermediary;
  }
};
static_assert(sizeof(Voucher) == 32);

/// Whether a fact of this type may change where a voucher is or who holds it; others move what is due for it alone.
[[nodiscard]] bool can_move_voucher(EventType type);

/// The calendar year whose membership a fact begins, moves or ends; 0 where it touches none.
[[nodiscard]] Year membership_year_of(const Fact& fact);

}  // namespace bonboek
