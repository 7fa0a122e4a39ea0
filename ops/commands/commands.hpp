// The commands, one file each. Each adds itself to the command line; where it is the one called, it leaves in `chosen`
// what is to be run.
#pragma once

#include <functional>

#include "ops/commands/command_line.hpp"
#include "ops/exit_codes.hpp"

namespace bonboek {

/// Returns how it ended, or throws CommandFailed, LogUnavailable or LogDamage.
using Command = std::function<ExitCode()>;

void add_init(CommandWord app, Command& chosen);
void add_serve(CommandWord app, Command& chosen);
void add_key(CommandWord app, Command& chosen);
void add_import(CommandWord app, Command& chosen);
void add_replay(CommandWord app, Command& chosen);
void add_report(CommandWord app, Command& chosen);
void add_history(CommandWord app, Command& chosen);
void add_statement(CommandWord app, Command& chosen);
void add_export(CommandWord app, Command& chosen);
void add_verify(CommandWord app, Command& chosen);
void add_audit_pack(CommandWord app, Command& chosen);
void add_scenario(CommandWord app, Command& chosen);

}  // namespace bonboek
