// What the service can be told: each option once, with its default, unit and bounds. The command line and the config
// file take the same names.
#pragma once

#include <string>

#include "api/server.hpp"
#include "ops/commands/command_line.hpp"
#include "ops/data_folder.hpp"

namespace bonboek {

inline constexpr std::uint16_t default_port = 8080;

struct ServeOptions {
  DataFolder folder;
  ServerOptions server;
  std::string address_file;
  std::string config_file;
  bool shows_config{false};
};

void add_serve_options(CommandWord command, ServeOptions& options);

}  // namespace bonboek
