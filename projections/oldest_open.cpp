#include "projections/oldest_open.hpp"

#include "projections/report_figures.hpp"

namespace bonboek {

std::int64_t OldestOpen::Days::oldest() const {
  return count_by_day.empty() ? 0 : figure_of_day(Date{count_by_day.begin()->first});
}

void OldestOpen::add(const Increment& increment, const Registers& registers, FigureLedger& ledger,
                     FigureLedger::Deltas& deltas) {
  if (increment.count == 0) return;
  const Cell cell = increment.cell;
  for (const PartyIndex party : {PartyIndex::none(), PartyIndex{cell.x()}}) {
    const auto [found, is_new] = by_key_.try_emplace({cell.z(), party.value});
    Days& days = found->second;
    if (is_new) {
      const auto item = static_cast<OpenItem>(cell.z());
      days.figure = ledger.index_of(oldest_path(item, party.is_none() ? "" : registers.party(party).id));
    }
    const std::int64_t before = days.oldest();
    const auto day = days.count_by_day.try_emplace(cell.y()).first;
    day->second += increment.count;
    if (day->second == 0) days.count_by_day.erase(day);
    if (days.oldest() != before) deltas.emplace_back(days.figure, days.oldest() - before);
  }
}

}  // namespace bonboek
