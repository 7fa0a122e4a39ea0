// The books: double entry by account and month. Every event makes at most one entry, of equal debit and credit, so the
// books sum to zero after every event. An entry counts on the date of what it records; the reversal of an event is its
// entry turned round on the same date. Source: the design's section on money.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/facts.hpp"
#include "projections/by_month.hpp"
#include "projections/increment.hpp"

namespace bonboek {

enum class Account : std::uint8_t { bank, subsidy, membership_cost, handling_cost, other_cost, accrued, payable };

template <>
struct Names<Account> {
  static constexpr std::size_t first = 0;
  static constexpr std::array<std::string_view, 7> list{"bank",       "subsidy", "membership-cost", "handling-cost",
                                                        "other-cost", "accrued", "payable"};
};

/// An account; accrued and payable have one for each party.
struct AccountKey {
  Account account{};
  PartyIndex party;
  friend auto operator<=>(const AccountKey&, const AccountKey&) = default;
};

struct Entry {
  AccountKey debit;
  AccountKey credit;
  Cents amount;
};

struct Movement {
  Cents debit;
  Cents credit;
  Movement& operator+=(const Movement& other) {
    debit += other.debit;
    credit += other.credit;
    return *this;
  }
};

/// One account over a period: what stood on it before, what moved, what stands after. Debit is positive.
struct Balance {
  AccountKey key;
  Cents opening;
  Movement movement;
  [[nodiscard]] Cents closing() const { return opening + movement.debit - movement.credit; }
  [[nodiscard]] bool is_zero() const {
    return opening == Cents{0} && movement.debit == Cents{0} && movement.credit == Cents{0};
  }
};

/// The entry that a fact of this sum makes; nothing where it moves no money.
[[nodiscard]] std::optional<Entry> entry_of(const Fact& fact, Cents sum);

/// Cells: x is the party (or none), y the month, z the account; on the sheet of the debit or the credit.
class Balances {
 public:
  /// Collects the entry that a run makes.
  static void collect(const Run& run, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// Every account on which something stood or moved, in order, over a period.
  [[nodiscard]] std::vector<Balance> over(Period period) const;

 private:
  using OfParties = std::vector<ByMonth<Movement>>;  // the account of no party, then one for each PartyIndex

  std::array<OfParties, Names<Account>::list.size()> movements_;  // by Account
};

}  // namespace bonboek
