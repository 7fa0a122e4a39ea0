// bonboek verify: establishes, without trusting who holds a log, that nothing in it was changed and that all of it
// keeps the rules.
#include <fmt/format.h>

#include "ops/commands/commands.hpp"
#include "ops/commands/options.hpp"
#include "ops/verification_text.hpp"

namespace bonboek {
namespace {

constexpr std::uint64_t findings_told = 20;
constexpr std::size_t most_findings_told = 1'000'000;

ExitCode verify_source(const VerifyOptions& options) {
  const Verification outcome = verify(options);
  fmt::print("{}", options.is_json ? verification_json(outcome) : verification_text(outcome));
  return outcome.holds() ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void add_verify(CommandWord app, Command& chosen) {
  auto command =
      app.add_command("verify", "check a log against its checkpoints, the rules and reports, trusting nobody");
  const auto options = std::make_shared<VerifyOptions>();
  options->most_findings = findings_told;
  command
      .add("SOURCE", options->source,
           "an export of canonical lines (also .gz; - is standard input), a ledger's folder or a backup of one, or a "
           "service's address (https://HOST or http://HOST:PORT)")
      .required()
      .form("");
  command.add("--key", options->key, "the log's public key, as you got it earlier, or @FILE that holds it")
      .form("VKEY")
      .not_empty();
  command.add("--checkpoint", options->checkpoints, "a checkpoint that you kept; several times for several")
      .form("FILE");
  command
      .add("--witness", options->witnesses,
           "the key of a witness, or @FILE, who has to have cosigned the newest checkpoint given; several times for "
           "several")
      .form("VKEY");
  command.add("--report", options->reports, "a quarter's report that you hold, as JSON; the same").form("FILE");
  command.add("--principals", options->principals, "who posts in which role, as 'bonboek key list' prints it")
      .form("FILE");
  command.add("--api-key", options->api_key, "a file with an auditor's key for the service").form("FILE");
  command
      .add("--ca", options->ca,
           "the certificate (PEM) of the authority that signed the service's, where this computer does not know it")
      .form("FILE");
  command
      .add_count(
          "--findings", [options](std::uint64_t count) { options->most_findings = count; },
          "how many findings are told; all of them are counted")
      .form("N")
      .within(1, most_findings_told)
      .default_is(fmt::format("{}", findings_told));
  add_json(command, options->is_json);
  command.on_chosen([options, &chosen] { chosen = [options] { return verify_source(*options); }; });
}

}  // namespace bonboek
