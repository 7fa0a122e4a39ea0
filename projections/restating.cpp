#include "projections/restating.hpp"

#include <fmt/format.h>

namespace bonboek {
namespace {

/// Whether an event about no voucher changes in which figures a cell is, or for how much: where a party is, a tariff.
bool changes_what_cells_mean(EventType type) {
  return type == EventType::library_registered || type == EventType::intermediary_accredited ||
         type == EventType::tariff_set;
}

FigureLedger::Window window_of(const ChangesQuestion& question) {
  return {question.figure, question.after, question.max_events};
}

}  // namespace

Restating::Restating(const ChangesQuestion& question)
    : question_(question), year_(year_of(last_day_of(question.quarter))), ledger_(window_of(question)) {
  for (std::size_t i = 0; i < fund_path_count; ++i) fund_figures_.at(i) = ledger_.index_of(fund_paths().at(i));
}

void Restating::begin() {
  const QuarterReport was = report();
  tell_figures(was, [this](const std::string& path, std::int64_t value) { account(path).before = value; });
  since_ = was.moment;
  had_figure_ = question_.figure && has_figure(was, *question_.figure);
  time_ = views_.facts().last_recorded_at();
  day_ = views_.today();
  fund_ = fund_now();
  note_registers();
  Increments open;
  views_.figures().open_items().tell(open);
  Deltas known;  // the figures before are told already
  for (const Increment& increment : open.list()) {
    if (is_counted_in(question_.quarter, increment.cell)) oldest_.add(increment, alone_.registers, ledger_, known);
  }
}

void Restating::follow(const Run& run, Timestamp recorded_at) {
  let_time_pass(recorded_at);
  if (run.vouchers.empty()) return follow_notice(run, recorded_at);
  Run one;
  one.fact = run.fact;
  one.vouchers.resize(1);
  for (const VoucherIndex voucher : run.vouchers) {
    one.vouchers.front() = voucher;
    follow_one(one, recorded_at);
  }
}

ReportChanges Restating::end() {
  const QuarterReport is = report();
  tell_figures(is, [this](const std::string& path, std::int64_t value) { account(path).after = value; });
  ReportChanges told{.quarter = question_.quarter,
                     .scheme = is.scheme,
                     .origin = is.origin,
                     .since = since_,
                     .moment = is.moment,
                     .objection = objection_to(question_.quarter, views_.facts().standing()),
                     .changes = {}};
  if (told.objection) return told;
  if (!question_.figure) {
    for (const FigureLedger::Account* moved : ledger_.moved()) told.changes.push_back(change_of(*moved));
    return told;
  }
  const auto* asked = ledger_.find(*question_.figure);
  if (asked != nullptr) {
    told.changes.push_back(change_of(*asked));
  } else if (had_figure_ || has_figure(is, *question_.figure)) {
    told.changes.push_back({.figure = *question_.figure, .events = {}, .next = {}});
  } else {
    told.objection = fmt::format(
        "The report of {} has no figure {}; figures are named as the changes name them, such as /counts/issued/count",
        to_string(question_.quarter), *question_.figure);
  }
  return told;
}

Restating::FundValues Restating::fund_now() const {
  return fund_values(views_.figures().fund().year(year_, day_, views_.facts().standing()));
}

/// Adds to `deltas` how the fund's figures moved since they were last looked at.
void Restating::follow_fund(Deltas& deltas) {
  const FundValues now = fund_now();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now.at(i) != fund_.at(i)) deltas.emplace_back(fund_figures_.at(i), now.at(i) - fund_.at(i));
  }
  fund_ = now;
}

void Restating::let_time_pass(Timestamp recorded_at) {
  if (recorded_at == time_) return;
  time_ = recorded_at;
  const Date day = views_.facts().today(recorded_at);
  if (day == day_) return;
  day_ = day;
  const QuarterReport younger = open_part();
  alone_.last_recorded_at = recorded_at;
  std::erase_if(shares_, [](const auto& of) { return Cell{of.first}.sheet() == Sheet::open; });
  Deltas deltas;
  grow_older(younger, open_part(), deltas);
  follow_fund(deltas);
  ledger_.book_time(deltas);
}

void Restating::follow_one(const Run& one, Timestamp recorded_at) {
  const NotedEvent event{next(), one.fact.type, one.fact.party, one.vouchers.front()};
  addition_.increments.clear();
  views_.apply(one, recorded_at, addition_);
  Deltas deltas;
  for (const Increment& increment : addition_.increments.list()) {
    if (!is_counted_in(question_.quarter, increment.cell)) continue;
    Shares& shares = shares_[increment.cell.value()];
    add_shares(shares.of_count, {increment.cell, 1, Cents{0}}, increment.count, deltas);
    add_shares(shares.of_cents, {increment.cell, 0, Cents{1}}, increment.amount.value, deltas);
    if (increment.cell.sheet() == Sheet::open) oldest_.add(increment, alone_.registers, ledger_, deltas);
  }
  follow_fund(deltas);
  ledger_.book_event(event, deltas);
}

/// An event about no voucher moves the fund, or changes what the figures of parties are made of.
void Restating::follow_notice(const Run& run, Timestamp recorded_at) {
  const NotedEvent event{next(), run.fact.type, run.fact.party, VoucherIndex::none()};
  Deltas deltas;
  const bool is_told_by_all = changes_what_cells_mean(run.fact.type);
  if (is_told_by_all) {
    Standing on_this_day = views_.facts().standing();
    on_this_day.last_recorded_at = recorded_at;
    tell_counted({on_this_day, views_.figures()}, -1, deltas);
  }
  views_.apply(run, recorded_at);
  if (is_told_by_all) tell_counted(views_.books(), 1, deltas);
  follow_fund(deltas);
  ledger_.book_event(event, deltas);
  if (is_told_by_all) note_registers();
}

void Restating::note_registers() {
  const Standing& now = views_.facts().standing();
  alone_.registers = now.registers;
  alone_.next = now.next;
  alone_.last_recorded_at = now.last_recorded_at;
  shares_.clear();
}

/// What stands open, of the day.
QuarterReport Restating::open_part() const {
  return part_of_report({alone_, views_.figures()}, question_.quarter, Sheet::open);
}

/// Adds what is of another age on another day. The two are of the same books, so they name the same parties.
void Restating::grow_older(const QuarterReport& younger, const QuarterReport& older, Deltas& deltas) {
  const auto compare = [&](const OpenSum& was, const OpenSum& is, OpenItem item, std::string_view party) {
    for (std::size_t age = 0; age < age_count; ++age) {
      if (was.by_age.at(age) == is.by_age.at(age)) continue;
      deltas.emplace_back(ledger_.index_of(age_path(item, party, age)), is.by_age.at(age) - was.by_age.at(age));
    }
  };
  for (std::size_t i = 0; i < open_item_count; ++i) {
    const auto item = static_cast<OpenItem>(i);
    compare(younger.open.at(i).total, older.open.at(i).total, item, {});
    for (std::size_t party = 0; party < older.open.at(i).parties.size(); ++party) {
      const auto& of = older.open.at(i).parties.at(party);
      compare(younger.open.at(i).parties.at(party).sum, of.sum, item, of.id);
    }
  }
}

void Restating::tell_counted(const Books& books, int sign, Deltas& deltas) {
  tell_counted_figures(quarter_report(books, question_.quarter), [&](const std::string& path, std::int64_t value) {
    deltas.emplace_back(ledger_.index_of(path), sign * value);
  });
}

void Restating::add_shares(std::optional<Deltas>& shares, const Increment& one, std::int64_t times, Deltas& deltas) {
  if (times == 0) return;
  if (!shares) shares = shares_of(one);
  for (const auto& [figure, share] : *shares) deltas.emplace_back(figure, share * times);
}

/// What a report of this increment alone tells.
Restating::Deltas Restating::shares_of(const Increment& alone) {
  Increments increments;
  increments.add(alone.cell, alone.count, alone.amount);
  Figures figures;
  figures.add(increments);
  Deltas shares;
  const auto part = part_of_report({alone_, figures}, question_.quarter, alone.cell.sheet());
  tell_counted_figures(
      part, [&](const std::string& path, std::int64_t value) { shares.emplace_back(ledger_.index_of(path), value); });
  return shares;
}

FigureChange Restating::change_of(const FigureLedger::Account& account) const {
  FigureChange change{.figure = account.path,
                      .before = account.before,
                      .after = account.after,
                      .by_events = account.by_events,
                      .by_time = account.by_time,
                      .event_count = account.event_count,
                      .events = {},
                      .next = {}};
  for (const auto& [event, delta, after] : account.entries) {
    MovedBy moved{event.sequence, event.type, {}, "", "", delta, after};
    if (!event.party.is_none()) {
      const Party& party = views_.facts().registers().party(event.party);
      moved.kind = party.kind;
      moved.party = party.id;
    }
    if (!event.voucher.is_none()) moved.voucher = to_string(views_.facts().vouchers().number(event.voucher));
    change.events.push_back(std::move(moved));
  }
  if (account.has_more_entries) change.next = change.events.back().sequence;
  return change;
}

}  // namespace bonboek
