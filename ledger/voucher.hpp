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

/// What is known of one voucher: 32 bytes, two to a cache line.
struct Voucher {
  Sequence last;                    // its newest event
  std::uint32_t handling_cents{0};  // the handling tariff of the day of issue
  PartyIndex holder;                // the intermediary who holds or issued it; none: the coordinator's stock
  Municipality municipality;        // of the recipient's issue; none where not told
  Date minted_on;
  Date held_since;                   // by the holder
  Date issued_on;                    // where is_issued
  Date redeemed_on;                  // where is_redeemed
  Track track{0};                    // of the issue
  Reason void_reason{Reason::none};  // none while it is not voided
  Stage handling{Stage::none};
  bool is_issued : 1 {false};
  bool is_redeemed : 1 {false};

  [[nodiscard]] bool is_voided() const { return void_reason != Reason::none; }
  [[nodiscard]] Place place() const {
    if (is_voided()) return Place::voided;
    if (is_redeemed) return Place::redeemed;
    if (is_issued) return Place::issued;
    return holder.is_none() ? Place::in_stock : Place::with_intermediary;
  }
};
static_assert(sizeof(Voucher) == 32);

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

/// Whether a fact of this type may change where a voucher is or who holds it; others move what is due for it alone.
[[nodiscard]] bool can_move_voucher(EventType type);

/// The calendar year whose membership a fact begins, moves or ends; 0 where it touches none.
[[nodiscard]] Year membership_year_of(const Fact& fact);

}  // namespace bonboek
