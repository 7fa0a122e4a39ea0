#include "ops/new_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "api/encode.hpp"
#include "api/keys.hpp"
#include "ops/exit_codes.hpp"
#include "ops/offline_post.hpp"
#include "ops/signing_key.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;
constexpr auto owner_only = std::filesystem::perms::owner_all;

/// Removes what it was given unless told that all went well.
class Undo {
 public:
  explicit Undo(std::filesystem::path made) : made_(std::move(made)) {}
  ~Undo() {
    std::error_code ignored;
    if (!is_kept_) std::filesystem::remove_all(made_, ignored);
  }
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  void keep() { is_kept_ = true; }

 private:
  std::filesystem::path made_;
  bool is_kept_{false};
};

/// Makes the folders that are not there. Returns the outermost one that is new.
std::filesystem::path make_folders(const DataFolder& folder) {
  if (std::filesystem::exists(folder.log())) {
    throw CommandFailed(ExitCode::cannot_create, fmt::format("{} holds a ledger already", folder.path.string()));
  }
  const bool is_new = !std::filesystem::exists(folder.path);
  std::filesystem::create_directories(folder.log());
  std::filesystem::permissions(folder.log(), owner_only);
  if (is_new) std::filesystem::permissions(folder.path, owner_only);
  return is_new ? folder.path : folder.log();
}

std::string opening_body(const NewLedger& ledger, Date today) {
  const std::string day = to_string(ledger.opened_on.value_or(today));
  json::array events{{{"type", "scheme-opened"},
                      {"occurredOn", day},
                      {"name", ledger.name},
                      {"origin", ledger.origin},
                      {"currency", "EUR"},
                      {"timeZone", ledger.time_zone}}};
  if (ledger.is_simulated) {
    events.push_back({{"type", "policy-set"}, {"occurredOn", day}, {"policy", "clock"}, {"value", "simulated"}});
  }
  return json::serialize(json::object{{"events", std::move(events)}});
}

/// The day there, but never one that is still to come in UTC: by that the ledger reckons until its zone is recorded.
Date opening_day(Timestamp now, const std::string& time_zone) {
  return std::min(local_date(now, time_zone), local_date(now, "UTC"));
}

void record_opening(const DataFolder& folder, const NewLedger& ledger) {
  const Timestamp now = ledger.simulated_time.value_or(system_now());
  if (!is_time_zone(ledger.time_zone)) {
    throw CommandFailed(ExitCode::usage,
                        fmt::format("{} is no time zone: take a name like Europe/Amsterdam", ledger.time_zone));
  }
  Log log(folder.log(), Log::Mode::create);
  Spine spine(log, Views{}, [now] { return now; });
  const Principal coordinator{ledger.coordinator, Role::coordinator, ""};
  const auto body = opening_body(ledger, opening_day(now, ledger.time_zone));
  const auto outcome = post_one(spine, request_of(coordinator, body, BodyForm::json, "init"));
  if (outcome.kind != PostOutcome::Kind::recorded) {
    throw CommandFailed(ExitCode::usage,
                        "the scheme can't be opened so:\n" + describe(encode_refusals_value(outcome.refusals)));
  }
}

}  // namespace

std::string create_key(const DataFolder& folder, const Principal& principal) {
  if (principal.name.find_first_of(" \t\n") != std::string::npos) {
    throw CommandFailed(ExitCode::usage, fmt::format("\"{}\" is no principal: 1 to 64 of a-z and 0-9, with single "
                                                     "dashes between",
                                                     principal.name));
  }
  std::string key = generate_key();
  if (const auto checked = KeyRing::parse(key_line(principal, key)); !checked) {
    throw CommandFailed(ExitCode::usage, checked.error().substr(checked.error().find(": ") + 2));  // without "line 1: "
  }
  if (const auto added = append(folder.keys(), principal, key); !added) {
    throw CommandFailed(ExitCode::cannot_create, added.error());
  }
  return key;
}

CreatedLedger create_ledger(const DataFolder& folder, const NewLedger& ledger) {
  try {
    Undo undo(make_folders(folder));
    record_opening(folder, ledger);
    CreatedLedger created;
    created.verifier_key = create_signing_key(folder, ledger.origin).verifier().key();
    created.coordinator_key = create_key(folder, {ledger.coordinator, Role::coordinator, ""});
    undo.keep();
    return created;
  } catch (const std::filesystem::filesystem_error& error) {
    throw CommandFailed(ExitCode::cannot_create, error.what());
  } catch (const LogUnavailable& error) {
    throw CommandFailed(ExitCode::cannot_create, error.what());
  }
}

}  // namespace bonboek
