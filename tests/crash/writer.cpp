// The process that is killed: several clients post the plan's errands, each its next one once the last is answered.
//
//   crash_writer FOLDER FILE_LIMIT STEP...
//
// FILE_LIMIT bounds the size of every file it writes, in bytes, as a full disk would; 0 sets none. One STEP a client:
// the errand with which it begins. Every answer is told as a line on standard output (receipt.hpp). A client ends at
// the first answer that records nothing.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <future>
#include <iostream>
#include <thread>

#include "api/ledger_thread.hpp"
#include "tests/crash/receipt.hpp"

namespace bonboek::crash {
namespace {

void limit_files(rlim_t bytes) {
  if (bytes == 0) return;
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("setrlimit failed");
}

PostOutcome post(LedgerThread& ledger, Errand errand) {
  std::promise<PostOutcome> answered;
  auto answer = answered.get_future();
  const bool taken =
      ledger.post(request_of(errand), [&](PostOutcome outcome) { answered.set_value(std::move(outcome)); });
  if (!taken) throw std::runtime_error("the ledger takes no posts");
  return answer.get();
}

/// Whether the errand was recorded.
bool run_errand(LedgerThread& ledger, Errand errand) {
  const auto outcome = post(ledger, errand);
  const auto line = to_line(receipt_of(errand, outcome));
  if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(1);
  for (const Refusal& refusal : outcome.refusals.list) std::cerr << refusal.detail << '\n';
  return outcome.kind == PostOutcome::Kind::recorded;
}

/// Standard output is for the receipts.
void log_to_stderr() {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("writer"));
}

int run(const std::filesystem::path& folder, const std::vector<int>& steps) {
  Log log(folder, Log::Mode::create);
  LedgerThread ledger(log, replay(log, {}), plan_time, NoteSigner::generate("crash.test/log"),
                      [](const std::string& what) {
                        std::cerr << "damage: " << what << '\n';
                        _exit(3);
                      });
  if (!run_errand(ledger, opening)) return 0;
  std::vector<std::thread> clients;
  for (int client = 0; client < static_cast<int>(steps.size()); ++client) {
    clients.emplace_back([&ledger, client, first = steps[static_cast<std::size_t>(client)]] {
      for (int step = first; run_errand(ledger, {client, step});) ++step;
    });
  }
  for (auto& client : clients) client.join();
  return 0;
}

}  // namespace
}  // namespace bonboek::crash

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() < 3) return 2;
  try {
    bonboek::crash::log_to_stderr();
    std::vector<int> steps;
    for (std::size_t i = 2; i < arguments.size(); ++i) steps.push_back(std::stoi(arguments[i]));
    bonboek::crash::limit_files(std::stoull(arguments[1]));
    return bonboek::crash::run(arguments[0], steps);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 4;
  }
}
