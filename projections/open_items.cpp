#include "projections/open_items.hpp"

#include <algorithm>

namespace bonboek {
namespace {

Cell cell_of(OpenItem item, PartyIndex party, Date since) {
  return {Sheet::open, {party.value, since.day, static_cast<std::uint8_t>(item), 0}};
}

void add_to(OpenSum& sum, const OpenSum& other) {
  sum.count += other.count;
  sum.amount += other.amount;
  for (std::size_t i = 0; i < age_count; ++i) sum.by_age.at(i) += other.by_age.at(i);
  sum.oldest = std::min(sum.oldest, other.oldest);
}

}  // namespace

OpenItems::Open& OpenItems::ByDay::at(std::uint16_t day) {
  if (days.empty()) first = day;
  if (day < first) {
    days.insert(days.begin(), static_cast<std::size_t>(first - day), Open{});
    first = day;
  }
  const auto place = static_cast<std::size_t>(day - first);
  if (place >= days.size()) days.resize(place + 1);
  return days[place];
}

void OpenItems::add(const Increment& increment) {
  const Cell cell = increment.cell;
  auto& by_party = by_party_.at(cell.z());
  if (cell.x() >= by_party.size()) by_party.resize(std::size_t{cell.x()} + 1);
  Open& open = by_party[cell.x()].at(cell.y());
  open.count += increment.count;
  open.amount += increment.amount;
}

void OpenItems::tell(Increments& increments) const {
  for (std::size_t item = 0; item < open_item_count; ++item) {
    for (std::size_t party = 0; party < by_party_[item].size(); ++party) {
      const ByDay& by_day = by_party_[item][party];
      for (std::size_t i = 0; i < by_day.days.size(); ++i) {
        const Date since{static_cast<std::uint16_t>(by_day.first + i)};
        increments.add(cell_of(static_cast<OpenItem>(item), PartyIndex{static_cast<std::uint16_t>(party)}, since),
                       by_day.days[i].count, by_day.days[i].amount);
      }
    }
  }
}

OpenSum OpenItems::sum_of(const ByDay& by_day, const OpenQuestion& question) {
  OpenSum sum;
  for (std::size_t i = 0; i < by_day.days.size(); ++i) {
    const Open& open = by_day.days[i];
    const Date since{static_cast<std::uint16_t>(by_day.first + i)};
    if (open.count == 0 || !question.period.contains(month_of(since))) continue;
    const int age = int{question.today.day} - int{since.day};
    const auto bound = std::ranges::lower_bound(age_bounds, age);
    sum.by_age.at(static_cast<std::size_t>(bound - age_bounds.begin())) += open.count;
    sum.count += open.count;
    sum.amount += open.amount;
    sum.oldest = std::min(sum.oldest, since);
  }
  return sum;
}

std::array<OpenGroup, open_item_count> OpenItems::groups(const OpenQuestion& question) const {
  std::array<OpenGroup, open_item_count> groups;
  for (std::size_t item = 0; item < open_item_count; ++item) {
    for (std::size_t i = 0; i < by_party_[item].size(); ++i) {
      const PartyIndex party{static_cast<std::uint16_t>(i)};
      if (!question.party.is_none() && question.party != party) continue;
      const OpenSum sum = sum_of(by_party_[item][i], question);
      if (sum.count == 0) continue;
      add_to(groups[item].total, sum);
      groups[item].by_party.emplace(party, sum);
    }
  }
  return groups;
}

}  // namespace bonboek
