// A quarter's report followed from one event to the next: what each did to which figure. Part of report_changes.
#pragma once

#include <array>
#include <unordered_map>

#include "projections/figure_ledger.hpp"
#include "projections/oldest_open.hpp"
#include "projections/report_changes.hpp"
#include "projections/report_figures.hpp"
#include "projections/views.hpp"

namespace bonboek {

class Restating {
 public:
  explicit Restating(const ChangesQuestion& question);

  [[nodiscard]] Sequence next() const { return views_.facts().next(); }

  /// Takes in events before the report that moved.
  void take_in(const Run& run, Timestamp recorded_at) { views_.apply(run, recorded_at); }
  /// The report is as it was.
  void begin();
  /// Books each event of a run.
  void follow(const Run& run, Timestamp recorded_at);
  /// The report is as it is now.
  [[nodiscard]] ReportChanges end();

 private:
  using Deltas = FigureLedger::Deltas;
  using FundValues = std::array<std::int64_t, fund_path_count>;
  /// What one more of a cell, and one cent more of it, adds to which figures; nothing where that was not asked yet.
  struct Shares {
    std::optional<Deltas> of_count;
    std::optional<Deltas> of_cents;
  };

  FigureLedger::Account& account(const std::string& path) { return ledger_.at(ledger_.index_of(path)); }
  [[nodiscard]] QuarterReport report() const { return quarter_report(views_.books(), question_.quarter); }
  [[nodiscard]] FundValues fund_now() const;

  void let_time_pass(Timestamp recorded_at);
  void follow_one(const Run& one, Timestamp recorded_at);
  void follow_notice(const Run& run, Timestamp recorded_at);
  void follow_fund(Deltas& deltas);

  void note_registers();
  [[nodiscard]] QuarterReport open_part() const;
  void grow_older(const QuarterReport& younger, const QuarterReport& older, Deltas& deltas);
  void tell_counted(const Books& books, int sign, Deltas& deltas);
  void add_shares(std::optional<Deltas>& shares, const Increment& one, std::int64_t times, Deltas& deltas);
  [[nodiscard]] Deltas shares_of(const Increment& alone);

  [[nodiscard]] FigureChange change_of(const FigureLedger::Account& account) const;

  ChangesQuestion question_;
  Year year_;
  Views views_;
  Timestamp time_;  // of the submission that is followed
  Date day_;        // the same, in the scheme's zone
  ReportMoment since_;
  bool had_figure_{false};  // that is asked for, when it began
  FundValues fund_{};
  std::array<FigureIndex, fund_path_count> fund_figures_{};
  FigureLedger ledger_;
  OldestOpen oldest_;
  Addition addition_;
  Standing alone_;                                    // the registers as they are, the day, and an empty fund
  std::unordered_map<std::uint64_t, Shares> shares_;  // by cell; a notice or another day may change them
};

}  // namespace bonboek
