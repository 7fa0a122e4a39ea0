// bonboek: reads the command line, runs the one command that it names, and returns its exit code.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "ledger/log.hpp"
#include "ops/commands/commands.hpp"
#include "ops/program_version.hpp"

namespace bonboek {
namespace {

std::string footer() {
  std::string text = "Exit codes:\n";
  for (const ExitCodeRow& row : exit_codes)
    text += fmt::format("  {:>2}  {}\n", static_cast<int>(row.code), row.meaning);
  return text;
}

ExitCode fail(const char* why, ExitCode code) {
  std::fprintf(stderr, "bonboek: %s\n", why);  // where even that can't be written, the code still tells
  return code;
}

ExitCode run(const Command& command) {
  try {
    return command();
  } catch (const CommandFailed& error) {
    return fail(error.what(), error.code());
  } catch (const LogDamage& error) {
    return fail(error.what(), ExitCode::damaged);
  } catch (const LogUnavailable& error) {
    return fail(error.what(), ExitCode::unavailable);
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(error.what(), ExitCode::unavailable);
  } catch (const CLI::Error&) {
    throw;
  } catch (const std::exception& error) {
    return fail(error.what(), ExitCode::defect);
  }
}

void add_commands(CLI::App& app, Command& chosen) {
  CommandWord command(app);
  command.needs_command();
  app.footer(footer());
  app.set_version_flag("--version", program_version);
  add_init(command, chosen);
  add_serve(command, chosen);
  add_key(command, chosen);
  add_import(command, chosen);
  add_replay(command, chosen);
  add_report(command, chosen);
  add_history(command, chosen);
  add_statement(command, chosen);
  add_export(command, chosen);
  add_verify(command, chosen);
  add_audit_pack(command, chosen);
  add_scenario(command, chosen);
}

ExitCode parse_and_run(int count, char** words) {
  CLI::App app("Bonboek: an event-sourced ledger for voucher schemes.", "bonboek");
  Command chosen;
  add_commands(app, chosen);
  try {
    app.parse(count, words);
    return run(chosen);
  } catch (const CLI::RequiredError& error) {
    const bool is_unknown = count > 1 && *words[1] != '-' && app.get_subcommands().empty();
    if (!is_unknown) return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
    return fail(fmt::format("there is no command {}: see bonboek --help", words[1]).c_str(), ExitCode::usage);
  } catch (const CLI::Error& error) {  // help and version come this way too, and are no failure
    return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
  }
}

}  // namespace
}  // namespace bonboek

int main(int count, char** words) {
  umask(S_IRWXG | S_IRWXO);  // what a ledger writes is its owner's alone
  const auto log = spdlog::stderr_logger_mt("bonboek");
  log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l: %v");
  spdlog::set_default_logger(log);
  return static_cast<int>(bonboek::parse_and_run(count, words));
}
