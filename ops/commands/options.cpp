#include "ops/commands/options.hpp"

namespace bonboek {
namespace {

template <class Value, class Parse>
OptionWord add_parsed(CommandWord command, const std::string& name, std::optional<Value>& value, Parse parse,
                      const char* form, const std::string& meaning) {
  const auto take = [&value, parse, name, form](const std::string& text) {
    value = parse(text);
    if (!value) refuse_value(name, text + " is not of the form " + form);
  };
  return command.add_text(name, take, meaning).form(form);
}

}  // namespace

OptionWord add_data_folder(CommandWord command, DataFolder& folder) {
  return command
      .add_text(
          "DIR,--data", [&folder](const std::string& path) { folder.path = path; },
          "the ledger's folder, in its place or as --data DIR")
      .required()
      .form("");
}

MomentOptions add_moment(CommandWord command, MomentText& moment) {
  auto known_at = command.add("--known-at", moment.known_at, "as it was known at this time, in UTC");
  known_at.form("2026-10-15T09:00:00Z").not_empty();
  auto at_sequence = command.add("--at-sequence", moment.at_sequence, "as it stood after this event");
  at_sequence.form("N").not_empty().excludes(known_at);
  return {known_at, at_sequence};
}

OptionWord add_checkpoint(CommandWord command, CheckpointText& checkpoint, const MomentOptions& moment) {
  auto file =
      command.add("--checkpoint", checkpoint.file,
                  "a checkpoint that the ledger signed: what is told is of the events that it covers, and needs "
                  "no secret key");
  file.form("FILE").not_empty().excludes(moment.known_at).excludes(moment.at_sequence);
  command.add("--key", checkpoint.key, "the log's public key, as you got it earlier, or @FILE; else that of the folder")
      .form("VKEY")
      .not_empty()
      .needs(file);
  return file;
}

void add_json(CommandWord command, bool& is_json) {
  command.add_flag("--json", is_json, "print JSON, for programs");
}

void add_language(CommandWord command, Language& language) {
  const auto take = [&language](const std::string& text) {
    const auto known = parse_name<Language>(text);
    if (!known) refuse_value("--language", text + " is not nl or en");
    language = *known;
  };
  command.add_text("--language", take, "the language of a document for people; nl where it is not given").form("nl|en");
}

OptionWord add_date(CommandWord command, const std::string& name, std::optional<Date>& date,
                    const std::string& meaning) {
  return add_parsed(command, name, date, parse_date, "2026-08-03", meaning);
}

OptionWord add_time(CommandWord command, const std::string& name, std::optional<Timestamp>& time,
                    const std::string& meaning) {
  return add_parsed(command, name, time, parse_timestamp, "2026-08-03T09:00:00Z", meaning);
}

}  // namespace bonboek
