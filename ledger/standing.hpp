// How things stand at a moment, without any single voucher or invoice: small, however long the log is.
#pragma once

#include <array>
#include <optional>

#include "ledger/registers.hpp"

namespace bonboek {

/// What the fund has and what it is bound to.
struct Fund {
  Cents bank;                                                  // deposits less everything paid out
  std::array<Cents, last_year - first_year + 1> cost_by_year;  // memberships, handling and other cost by business year
  std::uint32_t vouchers_out{0};                               // minted, neither redeemed nor voided
  std::uint32_t vouchers_unissued{0};  // minted, neither issued nor voided: their handling is to come
  std::array<std::uint32_t, last_year - first_year + 1>
      continued_by_year{};                         // vouchers that pay a membership then and paid one the year before
  std::array<std::optional<Date>, 3> last_priced;  // by Kind: the newest day that something was priced on

  [[nodiscard]] Cents cost(Year year) const { return cost_by_year.at(static_cast<std::size_t>(year - first_year)); }
  [[nodiscard]] std::uint32_t continued(Year year) const {
    return continued_by_year.at(static_cast<std::size_t>(year - first_year));
  }

  /// Takes in the money of a run of events that come to `sum`.
  void move_money(const Fact& fact, Cents sum);
  /// Adds the counts of vouchers of another share.
  void add_counts(const Fund& other);

 private:
  void note_priced(Kind kind, Date day);
};

struct Standing {
  Registers registers;
  Fund fund;
  Sequence next{0};            // the number of events so far: the sequence that the next one gets
  Timestamp last_recorded_at;  // when the newest event was recorded

  /// What the vouchers out there still may cost at the tariffs of a day: each not redeemed its membership, each not
  /// issued its handling. Voided ones cost nothing. A tariff that is not set counts as zero.
  [[nodiscard]] Cents commitment(Date day) const;

  /// The calendar date in the scheme's zone at a moment; in UTC while no scheme is opened.
  [[nodiscard]] Date today(Timestamp at) const;
  /// The date of the newest event.
  [[nodiscard]] Date today() const { return today(last_recorded_at); }
};

}  // namespace bonboek
