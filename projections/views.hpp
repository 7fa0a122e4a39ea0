// The views: the facts and every projection, in the order in which they take in an event. The one `apply` serves the
// service and every replay alike.
#pragma once

#include <vector>

#include "ledger/facts.hpp"
#include "projections/balances.hpp"
#include "projections/corrections.hpp"
#include "projections/fund_utilisation.hpp"
#include "projections/number_series.hpp"
#include "projections/party_counts.hpp"

namespace bonboek {

/// Not copyable in passing: it may hold millions of vouchers. One thread writes; nobody reads meanwhile.
class Views {
 public:
  Views() = default;
  Views(Views&&) = default;
  Views& operator=(Views&&) = default;

  /// Takes in the next run of events. Never refuses.
  void apply(const Run& run, Timestamp recorded_at);

  [[nodiscard]] Facts& facts() { return facts_; }  // for the one who decides: tries that are undone
  [[nodiscard]] const Facts& facts() const { return facts_; }
  [[nodiscard]] const Balances& balances() const { return balances_; }
  [[nodiscard]] const PartyCounts& counts() const { return counts_; }
  [[nodiscard]] const FundUtilisation& fund() const { return fund_; }
  [[nodiscard]] const NumberSeries& numbers() const { return numbers_; }
  [[nodiscard]] const Corrections& corrections() const { return corrections_; }

  /// The date of the moment that the views show: that of the last submission, in the scheme's zone.
  [[nodiscard]] Date today() const { return facts_.today(facts_.last_recorded_at()); }

 private:
  Facts facts_;
  Balances balances_;
  PartyCounts counts_;
  FundUtilisation fund_;
  NumberSeries numbers_;
  Corrections corrections_;
};

}  // namespace bonboek
