#include "tests/model/changes.hpp"

#include <fmt/format.h>

#include <limits>

#include "projections/report_changes.hpp"
#include "projections/report_figures.hpp"

namespace bonboek::model {
namespace {

using Figures = std::map<std::string, std::int64_t>;

Figures figures_at(const Log& log, Quarter quarter, Sequence last) {
  const Views views = replay(log, {.known_at = {}, .at_sequence = last});
  const auto report = quarter_report(views.books(), quarter);
  Figures figures;
  const auto add = [&](const std::string& path, std::int64_t value) { figures[path] = value; };
  tell_figures(report, add);
  return figures;
}

/// What may still cost more on another day.
bool may_move_by_time(std::string_view figure) {
  constexpr std::array<std::string_view, 5> figures{"/fund/committedCents", "/fund/freeCents",
                                                    "/fund/expectedRenewalsCents", "/fund/forecastCents",
                                                    "/fund/forecastBasisPoints"};
  return std::ranges::find(figures, figure) != figures.end() || figure.contains("/byAge/");
}

std::string fault_in(const FigureChange& change, Sequence since, Sequence until) {
  std::int64_t sum = 0;
  Sequence last = since;
  for (const MovedBy& moved : change.events) {
    sum += moved.delta;
    if (moved.sequence <= last || moved.sequence > until) return "an event out of place";
    if (moved.delta == 0) return "an event that did nothing";
    last = moved.sequence;
  }
  if (!change.events.empty() && !may_move_by_time(change.figure) && change.events.back().after != change.after) {
    return "the last event does not come to what the figure is";
  }
  if (change.events.size() != change.event_count) return "events that are not told";
  if (sum != change.by_events) return fmt::format("events come to {}, not to {}", sum, change.by_events);
  if (change.before + sum + change.by_time != change.after) {
    return fmt::format("{} and {} by events and {} by time is not {}", change.before, sum, change.by_time,
                       change.after);
  }
  if (change.by_time != 0 && !may_move_by_time(change.figure)) return "time moves what it does not move";
  return {};
}

}  // namespace

std::string fault_in_changes(const Log& log, Sequence since, Sequence until, Dice& dice) {
  const Views now = replay(log, {.known_at = {}, .at_sequence = until});
  const auto told = quarters_told(now.facts().standing());
  if (!told) return {};
  const auto quarter_count = told->last.value - told->first.value + 1;
  const Quarter quarter{static_cast<std::uint16_t>(told->first.value + dice.roll(quarter_count))};
  const auto changes = report_changes(log, {.quarter = quarter,
                                            .since = since,
                                            .moment = {.known_at = {}, .at_sequence = until},
                                            .max_events = std::numeric_limits<std::size_t>::max()});
  if (!changes || changes->objection) return "nothing is told";
  Figures before = figures_at(log, quarter, since);
  Figures after = figures_at(log, quarter, until);
  for (const FigureChange& change : changes->changes) {
    const auto where = fmt::format("{} of {}: ", change.figure, to_string(quarter));
    if (change.before != before[change.figure]) return where + "another figure before";
    if (change.after != after[change.figure]) return where + "another figure after";
    if (auto fault = fault_in(change, since, until); !fault.empty()) return where + fault;
    before.erase(change.figure);
    after.erase(change.figure);
  }
  return before == after ? "" : "a figure that moved is not told";
}

}  // namespace bonboek::model
