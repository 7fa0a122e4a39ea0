#include "projections/report_changes.hpp"

#include "projections/figure_ledger.hpp"
#include "projections/report_figures.hpp"

namespace bonboek {
namespace {

using Deltas = FigureLedger::Deltas;

using FundValues = std::array<std::int64_t, fund_path_count>;

/// What one more of a cell, and one cent more of it, adds to which figures; nothing where that was not asked yet.
struct Shares {
  std::optional<Deltas> of_count;
  std::optional<Deltas> of_cents;
};

/// Whether an event about no voucher changes in which figures a cell is, or for how much: where a party is, a tariff.
bool changes_what_cells_mean(EventType type) {
  return type == EventType::library_registered || type == EventType::intermediary_accredited ||
         type == EventType::tariff_set;
}

/// Follows a report from one event to the next.
class Restating {
 public:
  Restating(Quarter quarter, std::size_t max_events)
      : quarter_(quarter), year_(year_of(last_day_of(quarter))), ledger_(max_events) {
    for (std::size_t i = 0; i < fund_path_count; ++i) fund_figures_.at(i) = ledger_.index_of(fund_paths().at(i));
  }

  [[nodiscard]] Sequence next() const { return views_.facts().next(); }

  /// Takes in events before the report that moved.
  void take_in(const Run& run, Timestamp recorded_at) { views_.apply(run, recorded_at); }

  /// The report is as it was.
  void begin() {
    each_figure([this](const std::string& path, std::int64_t value) { account(path).before = value; });
    time_ = views_.facts().last_recorded_at();
    day_ = views_.today();
    fund_ = fund_now();
    note_registers();
  }

  /// Books each event of a run.
  void follow(const Run& run, Timestamp recorded_at) {
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

  ReportChanges end(Sequence since) {
    each_figure([this](const std::string& path, std::int64_t value) { account(path).after = value; });
    ReportChanges told{
        quarter_, since, report_moment(views_.books()), objection_to(quarter_, views_.facts().standing()), {}};
    if (told.objection) return told;
    for (const FigureLedger::Account* moved : ledger_.moved()) told.changes.push_back(change_of(*moved));
    return told;
  }

 private:
  FigureLedger::Account& account(const std::string& path) { return ledger_.at(ledger_.index_of(path)); }

  template <class Each>
  void each_figure(Each each) {
    const QuarterReport report = quarter_report(views_.books(), quarter_);
    tell_counted_figures(report, each);
    tell_fund_figures(report.fund, each);
  }

  [[nodiscard]] FundValues fund_now() const {
    return fund_values(views_.figures().fund().year(year_, day_, views_.facts().standing()));
  }

  /// Adds to `deltas` how the fund's figures moved since they were last looked at.
  void follow_fund(Deltas& deltas) {
    const FundValues now = fund_now();
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now.at(i) != fund_.at(i)) deltas.emplace_back(fund_figures_.at(i), now.at(i) - fund_.at(i));
    }
    fund_ = now;
  }

  void let_time_pass(Timestamp recorded_at) {
    if (recorded_at == time_) return;
    time_ = recorded_at;
    day_ = views_.facts().today(recorded_at);
    Deltas deltas;
    follow_fund(deltas);
    ledger_.book_time(deltas);
  }

  void follow_one(const Run& one, Timestamp recorded_at) {
    const NotedEvent event{next(), one.fact.type, one.fact.party, one.vouchers.front()};
    addition_.increments.clear();
    views_.apply(one, recorded_at, addition_);
    Deltas deltas;
    for (const Increment& increment : addition_.increments.list()) {
      if (!is_counted_in(quarter_, increment.cell)) continue;
      Shares& shares = shares_[increment.cell.value()];
      add_shares(shares.of_count, {increment.cell, 1, Cents{0}}, increment.count, deltas);
      add_shares(shares.of_cents, {increment.cell, 0, Cents{1}}, increment.amount.value, deltas);
    }
    follow_fund(deltas);
    ledger_.book_event(event, deltas);
  }

  /// An event about no voucher moves the fund, or changes what the figures of parties are made of.
  void follow_notice(const Run& run, Timestamp recorded_at) {
    const NotedEvent event{next(), run.fact.type, run.fact.party, VoucherIndex::none()};
    Deltas deltas;
    const auto tell = [&](int sign) {
      tell_counted_figures(quarter_report(views_.books(), quarter_), [&](const std::string& path, std::int64_t value) {
        deltas.emplace_back(ledger_.index_of(path), sign * value);
      });
    };
    const bool is_told_by_all = changes_what_cells_mean(run.fact.type);
    if (is_told_by_all) tell(-1);
    views_.apply(run, recorded_at);
    if (is_told_by_all) tell(1);
    follow_fund(deltas);
    ledger_.book_event(event, deltas);
    if (is_told_by_all) note_registers();
  }

  void note_registers() {
    const Standing& now = views_.facts().standing();
    alone_.registers = now.registers;
    alone_.next = now.next;
    alone_.last_recorded_at = now.last_recorded_at;
    shares_.clear();
  }

  void add_shares(std::optional<Deltas>& shares, const Increment& one, std::int64_t times, Deltas& deltas) {
    if (times == 0) return;
    if (!shares) shares = shares_of(one);
    for (const auto& [figure, share] : *shares) deltas.emplace_back(figure, share * times);
  }

  /// What a report of this increment alone tells.
  Deltas shares_of(const Increment& alone) {
    Increments increments;
    increments.add(alone.cell, alone.count, alone.amount);
    Figures figures;
    figures.add(increments);
    Deltas shares;
    const auto part = part_of_report({alone_, figures}, quarter_, alone.cell.sheet());
    tell_counted_figures(
        part, [&](const std::string& path, std::int64_t value) { shares.emplace_back(ledger_.index_of(path), value); });
    return shares;
  }

  [[nodiscard]] FigureChange change_of(const FigureLedger::Account& account) const {
    FigureChange change{
        account.path, account.before, account.after, account.by_events, account.by_time, account.event_count, {}};
    for (const auto& [event, delta] : account.entries) {
      MovedBy moved{event.sequence, event.type, {}, "", "", delta};
      if (!event.party.is_none()) {
        const Party& party = views_.facts().registers().party(event.party);
        moved.kind = party.kind;
        moved.party = party.id;
      }
      if (!event.voucher.is_none()) moved.voucher = to_string(views_.facts().vouchers().number(event.voucher));
      change.events.push_back(std::move(moved));
    }
    return change;
  }

  Quarter quarter_;
  Year year_;
  Views views_;
  Timestamp time_;  // of the submission that is followed
  Date day_;        // the same, in the scheme's zone
  FundValues fund_{};
  std::array<FigureIndex, fund_path_count> fund_figures_{};
  FigureLedger ledger_;
  Addition addition_;
  Standing alone_;                                    // the registers as they are, and an empty fund
  std::unordered_map<std::uint64_t, Shares> shares_;  // by cell; a notice may change them
};

/// The part of a run from one place in it on.
Run rest_of(const Run& run, std::size_t from) {
  Run rest;
  rest.fact = run.fact;
  rest.vouchers.assign(run.vouchers.begin() + static_cast<std::ptrdiff_t>(from), run.vouchers.end());
  return rest;
}

/// Leaves of a run its first events.
void cut(Run& run, std::size_t count) {
  if (run.vouchers.size() > count) run.vouchers.resize(count);
}

}  // namespace

std::optional<ReportChanges> report_changes(const Log& log, Quarter quarter, Sequence since, const Moment& moment,
                                            std::size_t max_events) {
  const Sequence begin = since + 1;
  const Sequence end = moment.at_sequence ? std::min(*moment.at_sequence + 1, log.tip()) : log.tip();
  Restating restating(quarter, max_events);
  bool has_begun = false;
  const auto take = [&](Run& run, Sequence first, Timestamp recorded_at) {
    cut(run, static_cast<std::size_t>(end.value - first.value));
    if (first + run.count() <= begin) return restating.take_in(run, recorded_at);
    if (first < begin) {
      const auto before = static_cast<std::size_t>(begin.value - first.value);
      Run rest = rest_of(run, before);
      cut(run, before);
      restating.take_in(run, recorded_at);
      run = std::move(rest);
    }
    if (!has_begun) restating.begin();
    has_begun = true;
    restating.follow(run, recorded_at);
  };
  Run run;
  log.read(Sequence{0}, end, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first, BlockReader::Columns::vouchers);
    for (Submission submission; reader.next_submission(submission);) {
      if (submission.first >= end) return false;
      if (moment.known_at && submission.recorded_at > *moment.known_at) return false;
      for (Sequence first; reader.next_run(run, first) && first < end;) take(run, first, submission.recorded_at);
    }
    return true;
  });
  if (restating.next() == Sequence{0}) {
    return ReportChanges{quarter, since, {}, "Nothing was recorded yet at that time", {}};
  }
  if (restating.next() < begin) return {};
  if (!has_begun) restating.begin();
  return restating.end(since);
}

}  // namespace bonboek
