#include "projections/open_items.hpp"

#include <algorithm>

namespace bonboek {
namespace {

void add_to(OpenSum& sum, const OpenSum& other) {
  sum.count += other.count;
  sum.amount += other.amount;
  for (std::size_t i = 0; i < age_count; ++i) sum.by_age.at(i) += other.by_age.at(i);
  sum.oldest = std::min(sum.oldest, other.oldest);
}

Kind kind_of(OpenItem item) {
  switch (item) {
    case OpenItem::redeemed_issue_not_reported:
    case OpenItem::redeemed_not_invoiced:
    case OpenItem::invoiced_not_paid:
      return Kind::membership;
    default:
      return Kind::handling;
  }
}

/// Adds up the days of one party after the other.
class Summing {
 public:
  Summing(const OpenQuestion& question, const Registers& registers, Kind kind)
      : question_(question), registers_(registers), kind_(kind) {}

  [[nodiscard]] OpenSum sum(std::uint16_t first, const std::vector<std::int32_t>& counts) {
    OpenSum sum;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] != 0) add(sum, Date{static_cast<std::uint16_t>(first + i)}, counts[i]);
    }
    return sum;
  }

 private:
  void add(OpenSum& sum, Date since, std::int64_t count) {
    if (!question_.period.contains(month_of(since))) return;
    const int age = int{question_.today.day} - int{since.day};
    const auto bound = std::ranges::lower_bound(age_bounds, age);
    sum.by_age.at(static_cast<std::size_t>(bound - age_bounds.begin())) += count;
    sum.count += count;
    sum.amount += tariff(since) * static_cast<std::uint64_t>(count);
    sum.oldest = std::min(sum.oldest, since);
  }

  [[nodiscard]] Cents tariff(Date day) {
    if (day.day >= tariffs_.size()) tariffs_.resize(std::size_t{day.day} + 1);
    auto& known = tariffs_[day.day];
    if (!known) known = registers_.tariff(kind_, day).value_or(Cents{0});
    return *known;
  }

  const OpenQuestion& question_;
  const Registers& registers_;
  Kind kind_;
  std::vector<std::optional<Cents>> tariffs_;  // by day, as far as they were asked for
};

}  // namespace

std::int32_t& OpenItems::ByDay::at(std::uint16_t day) {
  if (counts.empty()) first = day;
  if (day < first) {
    counts.insert(counts.begin(), static_cast<std::size_t>(first - day), 0);
    first = day;
  }
  const auto place = static_cast<std::size_t>(day - first);
  if (place >= counts.size()) counts.resize(place + 1);
  return counts[place];
}

void OpenItems::add(const Increment& increment) {
  const Cell cell = increment.cell;
  auto& by_party = by_party_.at(cell.z());
  if (cell.x() >= by_party.size()) by_party.resize(std::size_t{cell.x()} + 1);
  by_party[cell.x()].at(cell.y()) += static_cast<std::int32_t>(increment.count);
}

void OpenItems::tell(Increments& increments) const {
  for (std::size_t item = 0; item < open_item_count; ++item) {
    for (std::size_t party = 0; party < by_party_[item].size(); ++party) {
      const ByDay& by_day = by_party_[item][party];
      for (std::size_t i = 0; i < by_day.counts.size(); ++i) {
        const Cell::Members at{static_cast<std::uint16_t>(party), static_cast<std::uint16_t>(by_day.first + i),
                               static_cast<std::uint8_t>(item), 0};
        increments.add({Sheet::open, at}, by_day.counts[i]);
      }
    }
  }
}

std::array<OpenGroup, open_item_count> OpenItems::groups(const OpenQuestion& question,
                                                         const Registers& registers) const {
  std::array<OpenGroup, open_item_count> groups;
  for (std::size_t item = 0; item < open_item_count; ++item) {
    Summing summing(question, registers, kind_of(static_cast<OpenItem>(item)));
    for (std::size_t i = 0; i < by_party_[item].size(); ++i) {
      const PartyIndex party{static_cast<std::uint16_t>(i)};
      if (!question.party.is_none() && question.party != party) continue;
      const ByDay& by_day = by_party_[item][i];
      const OpenSum sum = summing.sum(by_day.first, by_day.counts);
      if (sum.count == 0) continue;
      add_to(groups[item].total, sum);
      groups[item].by_party.emplace(party, sum);
    }
  }
  return groups;
}

}  // namespace bonboek
