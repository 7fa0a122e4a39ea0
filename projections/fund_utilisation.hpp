// The fund by business year: what was put in, what it cost, how far each cost has come, and what is left under the
// ceiling. A membership belongs to its calendar year, a handling to the year of its issue, another cost to the year it
// was booked, whenever they are invoiced and paid.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ledger/standing.hpp"
#include "ledger/voucher.hpp"
#include "projections/increment.hpp"

namespace bonboek {

/// An amount due, by how far it has come.
struct Stages {
  std::array<std::int64_t, 4> count{};  // by Stage
  std::array<Cents, 4> amount{};

  [[nodiscard]] std::int64_t count_at(Stage stage) const { return count.at(static_cast<std::size_t>(stage)); }
  [[nodiscard]] Cents amount_at(Stage stage) const { return amount.at(static_cast<std::size_t>(stage)); }
  [[nodiscard]] std::int64_t total_count() const;
  [[nodiscard]] Cents total() const;
  friend bool operator==(const Stages&, const Stages&) = default;
};

/// One business year of the fund at a moment. All amounts in cents.
struct FundYear {
  Year year{0};
  Cents ceiling;
  Cents deposited;  // less returned
  Cents other_cost;
  Stages memberships;  // new and renewed
  Stages handlings;
  std::int64_t new_memberships{0};
  std::int64_t renewals{0};
  Cents committed;          // what vouchers out there may still cost; in the business year of the moment alone
  Cents expected_renewals;  // memberships of the year before that are not renewed yet, at this year's tariff

  [[nodiscard]] Cents cost() const { return memberships.total() + handlings.total() + other_cost; }
  [[nodiscard]] Cents accrued() const {
    return memberships.amount_at(Stage::accrued) + handlings.amount_at(Stage::accrued);
  }
  [[nodiscard]] Cents invoiced() const {
    return memberships.amount_at(Stage::invoiced) + handlings.amount_at(Stage::invoiced);
  }
  [[nodiscard]] Cents paid() const {
    return memberships.amount_at(Stage::paid) + handlings.amount_at(Stage::paid) + other_cost;
  }
  [[nodiscard]] Cents free() const { return ceiling - cost() - committed; }
  /// Cost to the end of the year if every voucher out there is used and every membership renewed.
  [[nodiscard]] Cents forecast() const { return cost() + committed + expected_renewals; }
};

/// Cells: x is the year, z what is counted, w the stage of an amount due.
class FundUtilisation {
 public:
  /// Collects what a run moves.
  static void collect(const Run& run, Increments& increments);
  void add(const Increment& increment);
  /// Tells all that it holds.
  void tell(Increments& increments) const;

  /// A business year as it stands; `today` is the moment's date and decides which year carries the commitment.
  [[nodiscard]] FundYear year(Year year, Date today, const Standing& standing) const;
  /// Years with a ceiling or with what movements came to, ascending; none all of whose figures are zero.
  [[nodiscard]] std::vector<Year> years(const Standing& standing) const;

 private:
  struct Sums {
    Cents deposited;
    Cents other_cost;
    Stages memberships;
    Stages handlings;
    std::int64_t new_memberships{0};
    std::int64_t renewals{0};
    friend bool operator==(const Sums&, const Sums&) = default;
  };
  [[nodiscard]] Sums sums(Year year) const;

  std::map<Year, Sums> by_year_;
};

}  // namespace bonboek
