// A service with an empty ledger of the plan, on loopback, and a key for everyone in the plan.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "api/ledger_thread.hpp"
#include "api/metrics.hpp"
#include "api/routes.hpp"
#include "api/server.hpp"
#include "ops/scenario/poster.hpp"

namespace bonboek::test {

class PlanService {
 public:
  PlanService();
  ~PlanService();
  PlanService(const PlanService&) = delete;
  PlanService& operator=(const PlanService&) = delete;

  [[nodiscard]] std::string port() const { return std::to_string(server_->port()); }
  [[nodiscard]] const scenario::Keys& keys() const { return keys_; }

 private:
  void open_scheme();
  void hand_out_keys();

  std::filesystem::path folder_;
  scenario::Keys keys_;
  std::shared_ptr<const KeyRing> ring_;  // shared: that is how the routes ask for it
  std::unique_ptr<Log> log_;
  std::unique_ptr<LedgerThread> ledger_;
  Metrics metrics_;
  Witnesses witnesses_{folder_ / "witnesses"};
  std::unique_ptr<Server> server_;
};

}  // namespace bonboek::test
