// bonboek key: who may speak to the ledger.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "api/keys.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/new_ledger.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

struct KeyOptions {
  DataFolder folder;
  Principal principal;
  bool is_json{false};
};

/// The file is beside a ledger: a wrong folder must not get a key file that nobody reads.
KeyRing ring_of(const DataFolder& folder) {
  auto ring = KeyRing::load(folder.keys());
  if (!ring) throw CommandFailed(ExitCode::no_input, ring.error());
  return std::move(*ring);
}

void tell_to_reload() {
  fmt::print(stderr, "A service that runs reads its keys again on SIGHUP: systemctl reload bonboek, or kill -HUP.\n");
}

ExitCode add(const KeyOptions& options) {
  if (!std::filesystem::exists(options.folder.log())) {
    throw CommandFailed(ExitCode::unavailable, fmt::format("{} holds no ledger", options.folder.path.string()));
  }
  const std::string key = create_key(options.folder, options.principal);
  if (options.is_json) {
    fmt::print("{}\n", json::serialize(json::object{{"principal", options.principal.name}, {"key", key}}));
  } else {
    fmt::print("{}\n", key);
    fmt::print(stderr, "The line on standard output is the key of {}: it is shown this once and stored nowhere.\n",
               options.principal.name);
  }
  tell_to_reload();
  return ExitCode::done;
}

ExitCode list(const KeyOptions& options) {
  const KeyRing ring = ring_of(options.folder);
  if (options.is_json) {
    json::array principals;
    for (const Principal& each : ring.principals()) {
      json::object value{{"principal", each.name}, {"role", to_string(each.role)}};
      if (!each.party.empty()) value["party"] = each.party;
      principals.push_back(std::move(value));
    }
    fmt::print("{}\n",
               json::serialize(json::object{{"principals", std::move(principals)}, {"keyCount", ring.key_count()}}));
    return ExitCode::done;
  }
  std::size_t width = 0;
  for (const Principal& each : ring.principals()) width = std::max(width, each.name.size());
  for (const Principal& each : ring.principals()) {
    fmt::print("{:<{}}  {:<12}  {}\n", each.name, width, to_string(each.role), each.party);
  }
  return ExitCode::done;
}

ExitCode remove(const KeyOptions& options) {
  const auto removed = remove_keys(options.folder.keys(), options.principal.name);
  if (!removed) throw CommandFailed(ExitCode::cannot_create, removed.error());
  if (*removed == 0) {
    throw CommandFailed(ExitCode::no_input,
                        fmt::format("{} has no key in {}", options.principal.name, options.folder.keys()));
  }
  fmt::print(stderr, "{} of {} removed.\n", *removed == 1 ? "1 key" : fmt::format("{} keys", *removed),
             options.principal.name);
  tell_to_reload();
  return ExitCode::done;
}

void add_role(CommandWord command, Role& role) {
  const auto take = [&role](const std::string& text) {
    const auto parsed = parse_role(text);
    if (!parsed) refuse_value("--role", text + " is none of the roles");
    role = *parsed;
  };
  command.add_text("--role", take, "what it may do")
      .required()
      .form("coordinator|library|intermediary|province|auditor");
}

}  // namespace

void add_key(CommandWord app, Command& chosen) {
  auto command = app.add_command("key", "give a principal a key, list who has one, take keys back");
  command.needs_command();
  const auto options = std::make_shared<KeyOptions>();
  const auto add_action = [&](const char* name, const char* meaning, ExitCode (*run)(const KeyOptions&)) {
    auto action = command.add_command(name, meaning);
    add_data_folder(action, options->folder);
    action.on_chosen([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return action;
  };
  auto adding = add_action("add", "make one more key for a principal and print it once", add);
  adding.add("PRINCIPAL", options->principal.name, "who gets it: a-z, 0-9 and single dashes").required();
  add_role(adding, options->principal.role);
  adding.add("--party", options->principal.party, "the library or intermediary that it acts for").form("ID");
  add_json(adding, options->is_json);
  add_json(add_action("list", "print who has a key", list), options->is_json);
  auto removing = add_action("remove", "take all keys of a principal back", remove);
  removing.add("PRINCIPAL", options->principal.name, "whose keys").required();
}

}  // namespace bonboek
