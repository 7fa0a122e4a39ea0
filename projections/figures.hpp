// Every projection: all that the log amounts to, but for single vouchers and invoices. What an event does to them is
// collected first and then added, so that increments that were kept add up to the same.
#pragma once

#include "projections/balances.hpp"
#include "projections/corrections.hpp"
#include "projections/fund_utilisation.hpp"
#include "projections/named_issues.hpp"
#include "projections/number_series.hpp"
#include "projections/open_items.hpp"
#include "projections/party_counts.hpp"

namespace bonboek {

class Figures {
 public:
  /// Collects what a run does apart from single vouchers.
  static void collect_run(const Run& run, const Registers& registers, Increments& increments);
  /// Collects what a fact changed of these vouchers, while the facts stand exactly there.
  static void collect_changes(const Fact& fact, std::span<const Change> changes, const Facts& facts,
                              Increments& increments);

  /// Adds increments of these projections; those of other sheets are passed over.
  void add(const Increments& increments);
  /// Tells all that they hold.
  void tell(Increments& increments) const;

  [[nodiscard]] const Balances& balances() const { return balances_; }
  [[nodiscard]] const PartyCounts& counts() const { return counts_; }
  [[nodiscard]] const FundUtilisation& fund() const { return fund_; }
  [[nodiscard]] const NumberSeries& numbers() const { return numbers_; }
  [[nodiscard]] const OpenItems& open_items() const { return open_items_; }
  [[nodiscard]] const Corrections& corrections() const { return corrections_; }
  [[nodiscard]] const NamedIssues& named_issues() const { return named_issues_; }

 private:
  void add(const Increment& increment);

  Balances balances_;
  PartyCounts counts_;
  FundUtilisation fund_;
  NumberSeries numbers_;
  OpenItems open_items_;
  Corrections corrections_;
  NamedIssues named_issues_;
};

/// What reports are made of, at one moment: how things stand, and the figures.
struct Books {
  const Standing& standing;
  const Figures& figures;
};

}  // namespace bonboek
