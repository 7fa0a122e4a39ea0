#include "projections/figures.hpp"

namespace bonboek {

void Figures::collect_run(const Run& run, const Registers& registers, Increments& increments) {
  Balances::collect(run, increments);
  FundUtilisation::collect(run, increments);
  Corrections::collect(run, registers, increments);
  NamedIssues::collect(run, increments);
}

void Figures::collect_changes(const Fact& fact, std::span<const Change> changes, const Facts& facts,
                              Increments& increments) {
  PartyCounts::collect(fact, changes, facts, increments);
  NumberSeries::collect(fact.type, changes, increments);
  OpenItems::collect(fact, changes, increments);
}

void Figures::add(const Increments& increments) {
  for (const Increment& increment : increments.list()) add(increment);
}

void Figures::add(const Increment& increment) {
  switch (increment.cell.sheet()) {
    case Sheet::debit:
    case Sheet::credit:
      return balances_.add(increment);
    case Sheet::tally:
      return counts_.add(increment);
    case Sheet::due:
      return fund_.add(increment);
    case Sheet::place:
      return numbers_.add(increment);
    case Sheet::open:
      return open_items_.add(increment);
    case Sheet::correction:
      return corrections_.add(increment);
    case Sheet::named_issue:
      return named_issues_.add(increment);
    case Sheet::fund:
      return;
  }
}

void Figures::tell(Increments& increments) const {
  balances_.tell(increments);
  counts_.tell(increments);
  fund_.tell(increments);
  numbers_.tell(increments);
  open_items_.tell(increments);
  corrections_.tell(increments);
  named_issues_.tell(increments);
}

}  // namespace bonboek
