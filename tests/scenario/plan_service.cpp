#include "tests/scenario/plan_service.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace bonboek::test {
namespace {

// What `bonboek init` records.
constexpr std::string_view opening = R"({"events":[
  {"type":"scheme-opened","occurredOn":"2025-01-01","name":"The plan","origin":"bonboek.example/plan","currency":"EUR",
   "timeZone":"Europe/Amsterdam"},
  {"type":"policy-set","occurredOn":"2025-01-01","policy":"clock","value":"simulated"}]})";

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bonboek-scenario-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

}  // namespace

PlanService::PlanService() : folder_(new_folder()), log_(std::make_unique<Log>(folder_, Log::Mode::create)) {
  open_scheme();
  hand_out_keys();
  ledger_ =
      std::make_unique<LedgerThread>(*log_, replay(*log_, {}), system_now, NoteSigner::generate("bonboek.example/plan"),
                                     [](const std::string& why) { ADD_FAILURE() << why; });
  const RouteContext context{*ledger_, metrics_, [this] { return ring_; }, system_now, witnesses_};
  server_ = std::make_unique<Server>(ServerOptions{}, make_handler(context), make_sinks(context));
  server_->start();
}

PlanService::~PlanService() {
  server_.reset();
  ledger_.reset();
  log_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void PlanService::open_scheme() {
  const Timestamp start = parse_timestamp("2025-01-01T09:00:00Z").value();
  Spine spine(*log_, Views{}, [start] { return start; });
  PostRequest request;
  request.poster = scenario::plan_principals().front();
  request.posted = decode(opening, BodyForm::json);
  request.key = "init";
  const auto outcome = std::move(spine.post({&request, 1}).front());
  if (outcome.kind != PostOutcome::Kind::recorded) throw std::runtime_error("the plan's scheme can't be opened");
}

void PlanService::hand_out_keys() {
  std::string text;
  for (const Principal& principal : scenario::plan_principals()) {
    const std::string& key = keys_[principal.name] = generate_key();
    text += key_line(principal, key) + '\n';
  }
  ring_ = std::make_shared<const KeyRing>(KeyRing::parse(text).value());
}

}  // namespace bonboek::test
