// bonboek scenario: the plan's three years, written down or played into a service of its own.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>

#include "ops/child_service.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/commands/serve_options.hpp"
#include "ops/new_ledger.hpp"
#include "ops/progress.hpp"
#include "ops/scenario/outcome.hpp"
#include "ops/scenario/parties.hpp"
#include "ops/scenario/poster.hpp"
#include "ops/stop_signals.hpp"

namespace bonboek {
namespace {

constexpr std::uint64_t default_seed = 2025;
constexpr const char* keys_file = "scenario-keys";

struct ScenarioOptions {
  DataFolder folder;
  std::string file;
  bool is_once{false};
  std::optional<std::uint16_t> port;
  std::uint64_t seed{default_seed};
};

NewLedger ledger_of_plan() {
  NewLedger ledger;
  ledger.name = "Gratis bibliotheeklidmaatschap voor Limburgers met een kleine beurs 2025-2027";
  ledger.origin = "bonboek.example/limburg";
  ledger.coordinator = scenario::coordinator;
  ledger.is_simulated = true;
  ledger.simulated_time = parse_timestamp("2024-12-31T09:00:00Z");
  return ledger;
}

/// Makes the ledger and everyone's key, and writes the keys down: this ledger is for playing.
scenario::Keys make_ledger(const DataFolder& folder) {
  scenario::Keys keys{{scenario::coordinator, create_ledger(folder, ledger_of_plan()).coordinator_key}};
  for (const Principal& principal : scenario::plan_principals()) {
    if (!keys.contains(principal.name)) keys[principal.name] = create_key(folder, principal);
  }
  std::ofstream out(folder.path / keys_file);
  for (const auto& [principal, key] : keys) out << principal << ' ' << key << '\n';
  out.close();
  if (!out) {
    throw CommandFailed(ExitCode::cannot_create, fmt::format("can't write {}", (folder.path / keys_file).string()));
  }
  std::filesystem::permissions(folder.path / keys_file,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return keys;
}

std::vector<std::string> serve_arguments(const ScenarioOptions& options) {
  // A run that only compares takes any port, so that it never meets another service.
  const std::uint16_t port = options.port.value_or(options.is_once ? 0 : default_port);
  return {"--data", options.folder.path.string(), "--port", std::to_string(port)};
}

HttpClient client_of(const std::string& address) {
  const auto colon = address.rfind(':');
  constexpr std::string_view scheme = "http://";
  return {address.substr(scheme.size(), colon - scheme.size()), address.substr(colon + 1)};
}

void post_all(HttpClient& client, const ScenarioOptions& options, const scenario::Keys& keys,
              const StopSignals& signals) {
  const auto deliveries = scenario::plan_deliveries(options.seed);
  std::uint64_t events = 0;
  for (const auto& delivery : deliveries) events += delivery.event_count;
  Progress progress("posting", events, "events");
  const auto summary = scenario::post_deliveries(client, deliveries, keys, [&](std::uint64_t done) {
    progress.at(done);
    if (signals.is_stop_pending()) throw CommandFailed(ExitCode::refused, "stopped before all was posted");
  });
  progress.clear();
  fmt::print("{} deliveries posted: {} events recorded, {} deliveries refused as the story has it\n\n",
             grouped(summary.deliveries), grouped(summary.events), grouped(summary.refused));
}

void print_way_in(const ScenarioOptions& options, const std::string& address, const scenario::Keys& keys) {
  const std::string& key = keys.at(scenario::coordinator);
  fmt::print(
      "\nserving at {}\nkeys of everyone: {}\nkey of {}: {}\ntry: curl -H 'Authorization: Bearer {}' "
      "{}/v1/fund\nstop: Ctrl-C\n",
      address, (options.folder.path / keys_file).string(), scenario::coordinator, key, key, address);
  std::fflush(stdout);
}

ExitCode play(const ScenarioOptions& options) {
  const StopSignals signals;  // a stop reaches the service through here, never half way through a post
  const auto keys = make_ledger(options.folder);
  ChildService service(serve_arguments(options));
  HttpClient client = client_of(service.address());
  post_all(client, options, keys, signals);
  const auto outcome = scenario::read_outcome(client, keys.at(scenario::province));
  fmt::print("{}", scenario::describe(outcome));
  std::fflush(stdout);
  if (!options.is_once) {
    print_way_in(options, service.address(), keys);
    if (const auto ended = service.wait([&] { return signals.is_stop_pending(); })) {
      throw CommandFailed(static_cast<ExitCode>(*ended), "the service ended by itself");
    }
  }
  if (const int ended = service.stop(); ended != 0) {
    throw CommandFailed(static_cast<ExitCode>(ended), fmt::format("the service ended with {}", ended));
  }
  return scenario::agrees_with_plan(outcome) ? ExitCode::done : ExitCode::refused;
}

ExitCode run_scenario(const ScenarioOptions& options) {
  try {
    return play(options);
  } catch (const scenario::UnexpectedAnswer& error) {
    throw CommandFailed(ExitCode::refused, error.what());
  } catch (const scenario::UnreadableAnswer& error) {
    throw CommandFailed(ExitCode::refused, error.what());
  } catch (const ConnectionLost& error) {
    throw CommandFailed(ExitCode::unavailable, error.what());
  }
}

ExitCode write_scenario(const ScenarioOptions& options) {
  std::ofstream out(options.file, std::ios::trunc);
  for (const auto& delivery : scenario::plan_deliveries(options.seed)) {
    const boost::json::object line{
        {"principal", delivery.principal},
        {"simulatedTime", delivery.time},
        {"idempotencyKey", delivery.idempotency_key},
        {"note", delivery.note},
        {"refusal",
         delivery.refused_expected ? boost::json::value(row_of(delivery.refusal).name) : boost::json::value(nullptr)},
        {"body", boost::json::parse(delivery.body)}};
    out << boost::json::serialize(line) << '\n';
  }
  out.close();
  if (!out) throw CommandFailed(ExitCode::cannot_create, fmt::format("can't write {}", options.file));
  return ExitCode::done;
}

}  // namespace

void add_scenario(CommandWord app, Command& chosen) {
  auto command = app.add_command("scenario", "the plan's three years as its partners would post them");
  command.needs_command();
  const auto options = std::make_shared<ScenarioOptions>();

  auto run = command.add_command("run", "play them into a service of its own and compare with the plan's budget");
  add_data_folder(run, options->folder);
  run.add_flag("--once", options->is_once, "stop when the tables are printed; 0 only where every figure agrees");
  run.add("--port", options->port, fmt::format("default: {}; with --once any that is free", default_port));
  run.on_chosen([options, &chosen] { chosen = [options] { return run_scenario(*options); }; });

  auto write = command.add_command("write", "write them down, one delivery a line");
  write.add("FILE", options->file, "where to").required();
  write.on_chosen([options, &chosen] { chosen = [options] { return write_scenario(*options); }; });

  for (CommandWord each : {run, write}) {
    each.add("--seed", options->seed, "another seed tells another story with the same totals").default_is_value();
  }
}

}  // namespace bonboek
