// The commands, one file each. Each adds itself to the command line; where it is the one called, it leaves in `chosen`
// what is to be run.
#pragma once

#include <functional>

#include "ops/exit_codes.hpp"

namespace CLI {
class App;
}

namespace bonboek {

/// Returns how it ended, or throws CommandFailed, LogUnavailable or LogDamage.
using Command = std::function<ExitCode()>;

void add_init(CLI::App& app, Command& chosen);
void add_serve(CLI::App& app, Command& chosen);
void add_key(CLI::App& app, Command& chosen);
void add_import(CLI::App& app, Command& chosen);
void add_replay(CLI::App& app, Command& chosen);
void add_report(CLI::App& app, Command& chosen);
void add_history(CLI::App& app, Command& chosen);
void add_scenario(CLI::App& app, Command& chosen);

}  // namespace bonboek
