// The facts that rules read: everything that the log has said so far, held in memory. `apply` is the one way by which
// it changes, in service and in replay alike; it never refuses. One thread at a time may write; readers need the same
// thread or a copy that nobody writes.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "ledger/invoices.hpp"
#include "ledger/standing.hpp"
#include "ledger/voucher_table.hpp"

namespace bonboek {

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
  Facts() = default;
  /// The facts of a share of the vouchers, to be merged with those of the others. Only `apply_share` and `merge` may be
  /// asked of them.
  explicit Facts(Share share) : share_(share), vouchers_(share) {}

  [[nodiscard]] const Standing& standing() const { return standing_; }
  [[nodiscard]] const Registers& registers() const { return standing_.registers; }
  [[nodiscard]] const Fund& fund() const { return standing_.fund; }
  [[nodiscard]] const VoucherTable& vouchers() const { return vouchers_; }
  [[nodiscard]] const Invoices& invoices() const { return invoices_; }

  [[nodiscard]] Sequence next() const { return standing_.next; }
  [[nodiscard]] Timestamp last_recorded_at() const { return standing_.last_recorded_at; }
  [[nodiscard]] Cents commitment(Date day) const { return standing_.commitment(day); }
  [[nodiscard]] Date today(Timestamp at) const { return standing_.today(at); }

  /// Fills in, for a run that is to be applied next, each voucher's event before it.
  void link(Run& run) const;

  /// Takes in the next run of events. `changed` is told of its vouchers in order, before the run is counted as taken
  /// in.
  void apply(const Run& run, Timestamp recorded_at, const Changed& changed);

  /// Takes in of a run what is the share's; `own` are its vouchers.
  void apply_share(const Run& run, const SharedOut& own, Timestamp recorded_at, const Changed& changed);
  /// Takes, in the facts of the first of two shares, those of the other, which must have come as far.
  void merge(Facts other);

  /// What is needed to take back everything applied since: see `undo`.
  struct Savepoint {
    Fund fund;
    Sequence next;
    Timestamp last_recorded_at;
    std::optional<Registers> registers;                        // kept from the first run that changes them
    std::map<Invoices::Key, std::optional<Invoice>> invoices;  // each as it was before the first run that changes it
  };
  [[nodiscard]] Savepoint savepoint() const {
    return {standing_.fund, standing_.next, standing_.last_recorded_at, {}, {}};
  }
  /// Keeps in a savepoint what `run`, which is to be applied next, will change.
  void remember(const Run& run, Savepoint& savepoint) const;
  /// Takes back what was applied since a savepoint, given oldest first.
  void undo(const std::vector<Applied>& applied, Savepoint savepoint);

 private:
  void apply(const Run& run, const VoucherTable::Affected& affected, Timestamp recorded_at, const Changed& changed);
  void count(const Fact& fact, std::span<const Change> changes);
  void count_vouchers_out(const Fact& fact, std::span<const Change> changes);
  void count_continued(const Fact& fact, std::span<const Change> changes);

  Share share_;
  Standing standing_;
  VoucherTable vouchers_;
  Invoices invoices_;
};

}  // namespace bonboek
