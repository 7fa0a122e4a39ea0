// The facts that rules read: everything that the log has said so far, held in memory. `apply` is the one way by which
// it changes, in service and in replay alike; it never refuses. One thread at a time may write; readers need the same
// thread or a copy that nobody writes.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "ledger/invoices.hpp"
#include "ledger/registers.hpp"
#include "ledger/voucher_table.hpp"

namespace bonboek {

/// What the fund has and what it is bound to.
struct Fund {
  Cents bank;                                                  // deposits less everything paid out
  std::array<Cents, last_year - first_year + 1> cost_by_year;  // memberships, handling and other cost by business year
  std::uint32_t vouchers_out{0};                               // minted, neither redeemed nor voided
  std::uint32_t vouchers_unissued{0};              // minted, neither issued nor voided: their handling is to come
  std::array<std::optional<Date>, 3> last_priced;  // by Kind: the newest day that something was priced on

  [[nodiscard]] Cents cost(Year year) const { return cost_by_year.at(static_cast<std::size_t>(year - first_year)); }

  /// Takes in the money of a run of events that come to `sum`.
  void move_money(const Fact& fact, Cents sum);

 private:
  void note_priced(Kind kind, Date day);
};

/// A run taken in, with what it changed.
struct Applied {
  Run run;
  std::vector<Change> changes;

  /// What is told is kept here.
  [[nodiscard]] Changed keep() {
    return [this](std::span<const Change> told) { changes.insert(changes.end(), told.begin(), told.end()); };
  }
};

class Facts {
 public:
  [[nodiscard]] const Registers& registers() const { return registers_; }
  [[nodiscard]] const VoucherTable& vouchers() const { return vouchers_; }
  [[nodiscard]] const Invoices& invoices() const { return invoices_; }
  [[nodiscard]] const Fund& fund() const { return fund_; }

  /// The number of events so far: the sequence that the next one gets.
  [[nodiscard]] Sequence next() const { return next_; }
  [[nodiscard]] Timestamp last_recorded_at() const { return last_recorded_at_; }

  /// What the vouchers out there still may cost at the tariffs of a day: each not redeemed its membership, each not
  /// issued its handling. Voided ones cost nothing. A tariff that is not set counts as zero.
  [[nodiscard]] Cents commitment(Date day) const;

  /// The calendar date in the scheme's zone at a moment; in UTC while no scheme is opened.
  [[nodiscard]] Date today(Timestamp at) const;

  /// Fills in, for a run that is to be applied next, each voucher's event before it.
  void link(Run& run) const;

  /// Takes in the next run of events. `changed` is told of its vouchers in order, before the run is counted as taken
  /// in.
  void apply(const Run& run, Timestamp recorded_at, const Changed& changed);

  /// What is needed to take back everything applied since: see `undo`.
  struct Savepoint {
    Fund fund;
    Sequence next;
    Timestamp last_recorded_at;
    std::optional<Registers> registers;                        // kept from the first run that changes them
    std::map<Invoices::Key, std::optional<Invoice>> invoices;  // each as it was before the first run that changes it
  };
  [[nodiscard]] Savepoint savepoint() const { return {fund_, next_, last_recorded_at_, {}, {}}; }
  /// Keeps in a savepoint what `run`, which is to be applied next, will change.
  void remember(const Run& run, Savepoint& savepoint) const;
  /// Takes back what was applied since a savepoint, given oldest first.
  void undo(const std::vector<Applied>& applied, Savepoint savepoint);

 private:
  void count_vouchers_out(EventType type, std::span<const Change> changes);

  Registers registers_;
  VoucherTable vouchers_;
  Invoices invoices_;
  Fund fund_;
  Sequence next_{0};
  Timestamp last_recorded_at_;
};

}  // namespace bonboek
