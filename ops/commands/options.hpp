// Options that several commands take, each described once.
#pragma once

#include <optional>
#include <string>

#include "exports/language.hpp"
#include "ledger/time.hpp"
#include "ops/commands/command_line.hpp"
#include "ops/data_folder.hpp"
#include "ops/ledger_checkpoint.hpp"
#include "ops/opened_ledger.hpp"

namespace bonboek {

/// The ledger's folder: the command's next word, or --data DIR.
OptionWord add_data_folder(CommandWord command, DataFolder& folder);

/// --known-at and --at-sequence.
struct MomentOptions {
  OptionWord known_at;
  OptionWord at_sequence;
};
MomentOptions add_moment(CommandWord command, MomentText& moment);

/// --checkpoint, which tells the moment too, and --key.
OptionWord add_checkpoint(CommandWord command, CheckpointText& checkpoint, const MomentOptions& moment);

/// --json.
void add_json(CommandWord command, bool& is_json);

/// --language: in which a document for people is written.
void add_language(CommandWord command, Language& language);

/// An option that takes a day or a time in UTC.
OptionWord add_date(CommandWord command, const std::string& name, std::optional<Date>& date,
                    const std::string& meaning);
OptionWord add_time(CommandWord command, const std::string& name, std::optional<Timestamp>& time,
                    const std::string& meaning);

}  // namespace bonboek
