#include "ops/commands/options.hpp"

namespace bonboek {
namespace {

template <class Value, class Parse>
CLI::Option* add_parsed(CLI::App& command, const std::string& name, std::optional<Value>& value, Parse parse,
                        const char* form, const std::string& meaning) {
  const auto take = [&value, parse, name, form](const std::string& text) {
    value = parse(text);
    if (!value) throw CLI::ValidationError(name, text + " is not of the form " + form);
  };
  return command.add_option_function<std::string>(name, take, meaning)->type_name(form);
}

}  // namespace

CLI::Option* add_data_folder(CLI::App& command, DataFolder& folder) {
  return command
      .add_option_function<std::string>(
          "DIR,--data", [&folder](const std::string& path) { folder.path = path; },
          "the ledger's folder, in its place or as --data DIR")
      ->required()
      ->type_name("");
}

void add_moment(CLI::App& command, MomentText& moment) {
  auto* known_at = command.add_option("--known-at", moment.known_at, "as it was known at this time, in UTC");
  known_at->type_name("2026-10-15T09:00:00Z");
  auto* at_sequence = command.add_option("--at-sequence", moment.at_sequence, "as it stood after this event");
  at_sequence->type_name("N")->excludes(known_at);
}

void add_json(CLI::App& command, bool& is_json) {
  command.add_flag("--json", is_json, "print JSON, for programs");
}

CLI::Option* add_date(CLI::App& command, const std::string& name, std::optional<Date>& date,
                      const std::string& meaning) {
  return add_parsed(command, name, date, parse_date, "2026-08-03", meaning);
}

CLI::Option* add_time(CLI::App& command, const std::string& name, std::optional<Timestamp>& time,
                      const std::string& meaning) {
  return add_parsed(command, name, time, parse_timestamp, "2026-08-03T09:00:00Z", meaning);
}

}  // namespace bonboek
