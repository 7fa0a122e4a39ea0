// bonboek replay: computes everything from the log again and checks that it adds up.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "api/answers.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/money_text.hpp"
#include "ops/progress.hpp"

namespace bonboek {
namespace {

struct ReplayOptions {
  DataFolder folder;
  MomentText moment;
  bool is_json{false};
};

/// What must come out as zero, whatever the log holds.
struct Sums {
  Cents trial_balance;          // of the closing balances of all accounts
  std::int64_t unaccounted{0};  // minted numbers that are in no place

  [[nodiscard]] bool agree() const { return trial_balance == Cents{0} && unaccounted == 0; }
};

Sums sums_of(const Views& views) {
  Sums sums;
  for (const Balance& balance : views.figures().balances().over(all_time)) sums.trial_balance += balance.closing();
  for (const auto& [year, series] : views.figures().numbers().by_mint_year()) sums.unaccounted += series.unaccounted();
  return sums;
}

ExitCode replay_ledger(const ReplayOptions& options) {
  const OpenedLedger ledger(options.folder, Log::Mode::read_only, moment_of(options.moment));
  const Views& views = ledger.views;
  const std::uint64_t events = views.facts().next().value;
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(events) / ledger.replay_seconds);
  const Sums sums = sums_of(views);
  if (options.is_json) {
    auto answer = moment_of(views.books());
    answer["eventCount"] = events;
    answer["voucherCount"] = views.facts().vouchers().size();
    answer["seconds"] = ledger.replay_seconds;
    answer["eventsPerSecond"] = rate;
    answer["trialBalanceCents"] = sums.trial_balance.value;
    answer["unaccounted"] = sums.unaccounted;
    fmt::print("{}\n", boost::json::serialize(answer));
  } else {
    fmt::print("events          {}\n", grouped(events));
    fmt::print("vouchers        {}\n", grouped(views.facts().vouchers().size()));
    if (events > 0) fmt::print("last recorded   {}\n", to_string(views.facts().last_recorded_at()));
    fmt::print("seconds         {:.3f}\n", ledger.replay_seconds);
    fmt::print("events/s        {}\n", grouped(rate));
    fmt::print("trial balance   {} {}\n", euros(sums.trial_balance), sums.trial_balance == Cents{0} ? "ok" : "WRONG");
    fmt::print("unaccounted     {} {}\n", sums.unaccounted, sums.unaccounted == 0 ? "ok" : "WRONG");
  }
  return sums.agree() ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void add_replay(CommandWord app, Command& chosen) {
  auto command = app.add_command("replay", "compute everything from the log again; also beside a running service");
  const auto options = std::make_shared<ReplayOptions>();
  add_data_folder(command, options->folder);
  add_moment(command, options->moment);
  add_json(command, options->is_json);
  command.on_chosen([options, &chosen] { chosen = [options] { return replay_ledger(*options); }; });
}

}  // namespace bonboek
