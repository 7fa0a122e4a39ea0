// The restatement of a quarter: each figure of its report that moved since it was reported, and the events that moved
// it.
//
// What an event does to a figure is the increments that it makes, seen through the report: a cell's share in a figure
// is what a report of nothing but that cell tells. The fund may cost more or less as days go by, for a tariff of the
// day is in it, and what stands open grows older; what moved so, between one event's day and the next one's, is told as
// time's. So before + events + time = after, for every figure, by arithmetic and not by subtraction. Since when
// something stands open is a day: it moves by events alone, from one day to another (report_figures.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/log.hpp"
#include "projections/quarter_report.hpp"
#include "projections/replay.hpp"

namespace bonboek {

/// How many events are told of each figure, where none is asked for; all of them are counted.
inline constexpr std::size_t max_told_events = 100;

/// The most events of one figure that are told at once.
inline constexpr std::size_t max_figure_events = 10'000;

/// The most events that are followed for one question: some seconds of it, during which nothing else of the past is
/// answered.
inline constexpr std::uint64_t max_followed_events = 2'000'000;

/// An event that moved a figure.
struct MovedBy {
  Sequence sequence;
  EventType type{};
  std::optional<PartyKind> kind;  // of the party that it is about, if any
  std::string party;
  std::string voucher;  // its number; empty where it is about none
  std::int64_t delta{0};
  std::int64_t after{0};  // what the figure was then
};

struct FigureChange {
  std::string figure;  // its path in the report
  std::int64_t before{0};
  std::int64_t after{0};
  std::int64_t by_events{0};
  std::int64_t by_time{0};
  std::uint64_t event_count{0};
  std::vector<MovedBy> events;   // that are told of it, in order
  std::optional<Sequence> next;  // the last of them, where there are more after it
};

struct ReportChanges {
  Quarter quarter;
  std::string scheme;
  std::string origin;
  ReportMoment since;                      // that the report was of
  ReportMoment moment;                     // that is asked for
  std::optional<std::string> objection{};  // why there is nothing to tell: no report then, no such figure
  std::vector<FigureChange> changes{};     // by path
};

struct ChangesQuestion {
  Quarter quarter;
  Sequence since;  // the last event that counted in the report that moved
  Moment moment;
  std::optional<std::string> figure{};      // its path: of this one alone, be it that it did not move
  std::optional<Sequence> after{};          // its events after this one
  std::size_t max_events{max_told_events};  // that are told of a figure
};

/// What moved in a quarter's report after the event `since`, up to a moment. Reads the log from its beginning: what an
/// event does hangs on the vouchers as they then are. Nothing where the moment is before `since`. Throws LogDamage.
[[nodiscard]] std::optional<ReportChanges> report_changes(const Log& log, const ChangesQuestion& question);

/// Leaves out which parties and vouchers the events are about: for who may not see single vouchers.
void leave_out_names(ReportChanges& changes);

}  // namespace bonboek
