// Options that several commands take, each described once.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "ledger/time.hpp"
#include "ops/data_folder.hpp"
#include "ops/opened_ledger.hpp"

namespace bonboek {

/// The ledger's folder: the command's next word, or --data DIR.
CLI::Option* add_data_folder(CLI::App& command, DataFolder& folder);

/// --known-at and --at-sequence.
void add_moment(CLI::App& command, MomentText& moment);

/// --json.
void add_json(CLI::App& command, bool& is_json);

/// An option that takes a day or a time in UTC.
CLI::Option* add_date(CLI::App& command, const std::string& name, std::optional<Date>& date,
                      const std::string& meaning);
CLI::Option* add_time(CLI::App& command, const std::string& name, std::optional<Timestamp>& time,
                      const std::string& meaning);

}  // namespace bonboek
