// bonboek init: a new, empty ledger and its first key.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/new_ledger.hpp"

namespace bonboek {
namespace {

struct InitOptions {
  DataFolder folder;
  NewLedger ledger;
  bool is_json{false};
};

ExitCode init(const InitOptions& options) {
  const CreatedLedger created = create_ledger(options.folder, options.ledger);
  if (options.is_json) {
    const boost::json::object answer{{"principal", options.ledger.coordinator},
                                     {"key", created.coordinator_key},
                                     {"verifierKey", created.verifier_key}};
    fmt::print("{}\n", boost::json::serialize(answer));
    return ExitCode::done;
  }
  fmt::print("{}\n", created.coordinator_key);
  fmt::print(stderr,
             "The line on standard output is the key of {}. Keep it: it is shown this once and stored nowhere.\n"
             "The public key of the log's checkpoints, for who checks them: {}\n"
             "Next: bonboek serve {}\n",
             options.ledger.coordinator, created.verifier_key, options.folder.path.string());
  return ExitCode::done;
}

}  // namespace

void add_init(CommandWord app, Command& chosen) {
  auto command = app.add_command("init", "make a new, empty ledger and its first key");
  const auto options = std::make_shared<InitOptions>();
  NewLedger& ledger = options->ledger;
  add_data_folder(command, options->folder);
  command.add("--name", ledger.name, "the scheme's name").required();
  command.add("--origin", ledger.origin, "the log's name in its checkpoints, like ledger.example.nl/vouchers")
      .required();
  command.add("--time-zone", ledger.time_zone, "where the scheme's days begin").default_is_value();
  command.add("--coordinator", ledger.coordinator, "the principal who runs the fund and gets the first key").required();
  add_date(command, "--opened-on", ledger.opened_on, "the scheme's first day; default: today");
  auto simulated = command.add_flag("--simulated", ledger.is_simulated,
                                    "posts say what time it is (Simulated-Time): for trials and demonstrations");
  add_time(command, "--simulated-time", ledger.simulated_time, "when the first events are recorded").needs(simulated);
  add_json(command, options->is_json);
  command.on_chosen([options, &chosen] { chosen = [options] { return init(*options); }; });
}

}  // namespace bonboek
