// bonboek serve: opens a ledger and answers the API until it is asked to stop.
#include <fmt/format.h>
#include <malloc.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <exception>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>

#include "api/routes.hpp"
#include "ops/commands/commands.hpp"
#include "ops/commands/serve_options.hpp"
#include "ops/live_keys.hpp"
#include "ops/opened_ledger.hpp"
#include "ops/signing_key.hpp"
#include "ops/stop_signals.hpp"
#include "ops/tree_telling.hpp"

namespace bonboek {
namespace {

/// After the drain, for what the ledger still computes. What was acknowledged is on disk by then.
constexpr std::chrono::milliseconds after_drain{1'500};

/// Ends the process where stopping takes longer than it may.
class Deadline {
 public:
  Deadline(std::chrono::milliseconds patience, ExitCode code)
      : thread_([patience, code](const std::stop_token& stop) {
          std::mutex mutex;
          std::condition_variable_any never;
          std::unique_lock lock(mutex);
          never.wait_for(lock, stop, patience, [] { return false; });
          if (stop.stop_requested()) return;
          spdlog::warn("reads under way took too long and were cut off");
          std::_Exit(static_cast<int>(code));
        }) {}

 private:
  std::jthread thread_;
};

/// Thrown out of long work before the service answers.
struct StopAsked final : std::exception {};

/// The first damage that was found, told by whichever thread found it.
class Damage {
 public:
  void tell(const std::string& what) {
    {
      const std::lock_guard lock(mutex_);
      if (what_) return;
      what_ = what;
    }
    StopSignals::ask_stop();
  }
  [[nodiscard]] std::optional<std::string> what() const {
    const std::lock_guard lock(mutex_);
    return what_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<std::string> what_;
};

std::string address_of(const ServerOptions& options, std::uint16_t port) {
  const bool is_ipv6 = options.address.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", options.tls_certificate_file.empty() ? "http" : "https", is_ipv6 ? "[" : "",
                     options.address, is_ipv6 ? "]" : "", port);
}

/// Whoever waits for the file never sees half of it.
void write_address(const std::string& file, const std::string& address) {
  const std::string beside = file + ".new";
  std::ofstream out(beside, std::ios::trunc);
  out << address << '\n';
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(beside, file, error);
  if (!out || error) throw CommandFailed(ExitCode::cannot_create, fmt::format("can't write {}", file));
}

void start(Server& server, const ServeOptions& options) {
  try {
    server.start();
  } catch (const std::runtime_error& error) {
    throw CommandFailed(ExitCode::unavailable, error.what());
  }
  const std::string address = address_of(options.server, server.port());
  if (!options.address_file.empty()) write_address(options.address_file, address);
  fmt::print("{}\n", address);
  std::fflush(stdout);
}

ExitCode code_of(const LedgerThread& ledger, const Damage& damage) {
  if (damage.what()) return ExitCode::damaged;
  return ledger.is_failed() ? ExitCode::storage_failed : ExitCode::done;
}

ExitCode serve(const ServeOptions& options) {
  StopSignals signals;  // before the first thread begins
  LiveKeys keys(options.folder.keys());
  OpenedLedger opened(options.folder, Log::Mode::write, {}, [&] { return !signals.is_stop_pending(); });
  if (signals.is_stop_pending()) return ExitCode::done;
  malloc_trim(0);  // the replay took more than it left
  spdlog::info("{}: {} events, {} vouchers", options.folder.path.string(), opened.views.facts().next().value,
               opened.views.facts().vouchers().size());

  NoteSigner signer = signing_key_of(options.folder, opened.views.facts().registers());
  spdlog::info("checkpoints are signed for {}", signer.verifier().key());

  std::optional<Deadline> deadline;  // outlives what it watches over
  Damage damage;
  Metrics metrics;
  TreeTelling telling(opened.log.tip());
  const auto hashing = [&](Sequence done) {
    telling.at(done);
    if (signals.is_stop_pending()) throw StopAsked{};
  };
  std::optional<LedgerThread> ledger;
  try {
    ledger.emplace(
        opened.log, std::move(opened.views), system_now, std::move(signer),
        [&](const std::string& what) { damage.tell(what); }, hashing);
  } catch (const StopAsked&) {
    return ExitCode::done;
  }
  Witnesses witnesses(options.folder.witnesses());
  const RouteContext context{*ledger, metrics, [&] { return keys.current(); }, system_now, witnesses};
  Server server(options.server, make_handler(context), make_sinks(context));
  start(server, options);
  while (signals.wait() == StopSignals::Asked::reload) keys.reload();

  deadline.emplace(options.server.bounds.drain_timeout + after_drain, code_of(*ledger, damage));
  const std::size_t cut_count = server.drain();
  if (cut_count > 0) spdlog::warn("{} connections were cut", cut_count);
  const ExitCode code = code_of(*ledger, damage);
  ledger.reset();  // before the server: questions that still wait look at the handler's context
  if (damage.what()) throw CommandFailed(ExitCode::damaged, *damage.what());
  if (code == ExitCode::storage_failed) throw CommandFailed(code, "a write to the log failed while it served");
  return code;
}

ExitCode serve_or_show(CommandWord command, ServeOptions& options) {
  if (!options.config_file.empty()) command.read_config(options.config_file);
  if (options.shows_config) {
    fmt::print("{}", command.config());
    return ExitCode::done;
  }
  if (options.folder.path.empty()) {
    throw CommandFailed(ExitCode::usage, "the ledger's folder is needed: bonboek serve DIR");
  }
  try {
    return serve(options);
  } catch (const std::invalid_argument& error) {
    throw CommandFailed(ExitCode::usage, error.what());
  }
}

}  // namespace

void add_serve(CommandWord app, Command& chosen) {
  auto command = app.add_command("serve", "open a ledger and answer the API until SIGTERM; SIGHUP: read keys again");
  const auto options = std::make_shared<ServeOptions>();
  add_serve_options(command, *options);
  command.on_chosen(
      [command, options, &chosen] { chosen = [command, options] { return serve_or_show(command, *options); }; });
}

}  // namespace bonboek
