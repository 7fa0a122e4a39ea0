#include "projections/figure_ledger.hpp"

#include <algorithm>

namespace bonboek {

FigureIndex FigureLedger::index_of(const std::string& path) {
  const auto [found, is_new] = index_by_path_.try_emplace(path, static_cast<FigureIndex>(accounts_.size()));
  if (is_new) {
    accounts_.push_back({.path = path, .keeps_entries = !window_.figure || *window_.figure == path, .entries = {}});
  }
  return found->second;
}

const FigureLedger::Account* FigureLedger::find(const std::string& path) const {
  const auto found = index_by_path_.find(path);
  return found == index_by_path_.end() ? nullptr : &accounts_[found->second];
}

void FigureLedger::book_event(const NotedEvent& event, Deltas& deltas) {
  std::ranges::sort(deltas, {}, &Deltas::value_type::first);
  for (std::size_t i = 0; i < deltas.size();) {
    const FigureIndex figure = deltas[i].first;
    std::int64_t delta = 0;
    for (; i < deltas.size() && deltas[i].first == figure; ++i) delta += deltas[i].second;
    if (delta == 0) continue;
    Account& account = accounts_[figure];
    account.by_events += delta;
    ++account.event_count;
    if (!account.keeps_entries || (window_.after && event.sequence <= *window_.after)) continue;
    if (account.entries.size() == window_.most) {
      account.has_more_entries = true;
    } else {
      account.entries.push_back({event, delta, account.before + account.by_events + account.by_time});
    }
  }
  deltas.clear();
}

void FigureLedger::book_time(const Deltas& deltas) {
  for (const auto& [figure, delta] : deltas) accounts_[figure].by_time += delta;
}

std::vector<const FigureLedger::Account*> FigureLedger::moved() const {
  std::vector<const Account*> moved;
  for (const auto& [path, index] : index_by_path_) {
    if (accounts_[index].before != accounts_[index].after) moved.push_back(&accounts_[index]);
  }
  return moved;
}

}  // namespace bonboek
