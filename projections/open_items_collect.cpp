// What an event about vouchers opens and closes. What a run has in common (its party, its day, how many) is reckoned
// once; what hangs on a voucher's own state is counted voucher by voucher.
#include "projections/open_items.hpp"

namespace bonboek {
namespace {

constexpr std::size_t days_a_year = 366;

Cell cell_of(OpenItem item, PartyIndex party, Date since) {
  return {Sheet::open, {party.value, since.day, static_cast<std::uint8_t>(item), 0}};
}

/// One stretch of a run: what it opens counts as `sign`.
struct Stretch {
  const Fact& fact;
  std::span<const Change> changes;
  Increments& increments;

  [[nodiscard]] std::int64_t sign() const { return fact.type == EventType::reversed ? -1 : 1; }
  /// Opens an item that lies with the fact's party since its day.
  void open(OpenItem item, std::int64_t count) const {
    increments.add(cell_of(item, fact.party, fact.effective_on()), count);
  }
};

void collect_issued(const Stretch& stretch) {
  Lane matched;
  std::int64_t unmatched = 0;
  for (const Change& change : stretch.changes) {
    const Voucher& voucher = change.before;
    if (!voucher.is_redeemed) {
      ++unmatched;
      continue;
    }
    matched.count(cell_of(OpenItem::redeemed_issue_not_reported, voucher.library, voucher.redeemed_on), -stretch.sign(),
                  stretch.increments);
  }
  matched.flush(stretch.increments);
  stretch.open(OpenItem::issued_not_redeemed, stretch.sign() * unmatched);
  stretch.open(OpenItem::issued_not_claimed, stretch.sign() * static_cast<std::int64_t>(stretch.changes.size()));
}

/// Closes what is issued and not redeemed; returns how many were not issued.
std::int64_t close_issued(const Stretch& stretch) {
  Lane matched;
  std::int64_t unmatched = 0;
  for (const Change& change : stretch.changes) {
    const Voucher& voucher = change.before;
    if (!voucher.is_issued) {
      ++unmatched;
      continue;
    }
    matched.count(cell_of(OpenItem::issued_not_redeemed, voucher.holder, voucher.issued_on), -stretch.sign(),
                  stretch.increments);
  }
  matched.flush(stretch.increments);
  return unmatched;
}

void collect_redeemed(const Stretch& stretch) {
  const std::int64_t unmatched = close_issued(stretch);
  stretch.open(OpenItem::redeemed_issue_not_reported, stretch.sign() * unmatched);
  stretch.open(OpenItem::redeemed_not_invoiced, stretch.sign() * static_cast<std::int64_t>(stretch.changes.size()));
}

/// The item that an amount due stands open as, if any.
std::optional<OpenItem> item_of(Kind kind, Stage stage) {
  const bool is_handling = kind == Kind::handling;
  switch (stage) {
    case Stage::accrued:
      return is_handling ? OpenItem::issued_not_claimed : OpenItem::redeemed_not_invoiced;
    case Stage::invoiced:
      return is_handling ? OpenItem::claimed_not_paid : OpenItem::invoiced_not_paid;
    default:
      return {};
  }
}

/// Since when an amount of the fact's year is due.
Date due_since(const Fact& fact, const Change& change) {
  if (fact.kind == Kind::handling) return change.before.issued_on;
  if (change.before.is_redeemed_in(fact.year)) return change.before.redeemed_on;
  return date_in_year(fact.year, change.renewal_before.day);
}

/// Invoices hold thousands of lines that fell due on the days of one year: they are counted by day first.
void collect_stage_moved(const Stretch& stretch, Stage from, Stage to) {
  const Fact& fact = stretch.fact;
  if (stretch.sign() < 0) std::swap(from, to);
  std::array<std::uint16_t, days_a_year> by_day{};
  const Date first = date_of(fact.year, 1, 1);
  for (const Change& change : stretch.changes) ++by_day.at(due_since(fact, change).day - first.day);
  for (const auto& [stage, one] : {std::pair(from, -1), std::pair(to, 1)}) {
    const auto item = item_of(fact.kind, stage);
    if (!item) continue;
    for (std::size_t i = 0; i < days_a_year; ++i) {
      if (by_day[i] == 0) continue;
      const Date since{static_cast<std::uint16_t>(first.day + i)};
      stretch.increments.add(cell_of(*item, fact.party, since), one * std::int64_t{by_day[i]});
    }
  }
}

}  // namespace

void OpenItems::collect(const Fact& fact, std::span<const Change> changes, Increments& increments) {
  const Stretch stretch{fact, changes, increments};
  switch (fact.effect()) {
    case EventType::issued:
      return collect_issued(stretch);
    case EventType::redeemed:
      return collect_redeemed(stretch);
    case EventType::renewed:
      return stretch.open(OpenItem::redeemed_not_invoiced, stretch.sign() * static_cast<std::int64_t>(changes.size()));
    case EventType::voided:
      static_cast<void>(close_issued(stretch));
      return;
    case EventType::invoiced:
      return collect_stage_moved(stretch, Stage::accrued, Stage::invoiced);
    case EventType::paid:
      return collect_stage_moved(stretch, Stage::invoiced, Stage::paid);
    case EventType::credited:
      return collect_stage_moved(stretch, Stage::invoiced, Stage::accrued);
    default:
      return;
  }
}

}  // namespace bonboek
