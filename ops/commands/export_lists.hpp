// The lists that `bonboek export` prints: those of the API, as JSON or CSV.
#pragma once

#include "ops/commands/commands.hpp"

namespace bonboek {

/// Adds a command for each list.
void add_export_lists(CommandWord command, Command& chosen);

}  // namespace bonboek
