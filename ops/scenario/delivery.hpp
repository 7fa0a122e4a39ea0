// What the scheme's partners send over the plan's three years, 2025 to 2027, as one list of requests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/ids.hpp"
#include "ledger/refusal.hpp"
#include "ledger/role.hpp"

namespace bonboek::scenario {

/// One `POST /v1/events` by one principal.
struct Delivery {
  std::string principal;         // whose key goes with it
  std::string time;              // UTC, for Simulated-Time
  std::string idempotency_key;   // of its own within the principal
  std::string body;              // {"events":[...]}
  std::string note;              // what it is in the story; for people, never sent
  Sequence first_sequence;       // where its first event comes to stand; none where it is refused
  std::uint64_t event_count{0};  // after its lists of vouchers are expanded; 0 where it is refused
  bool refused_expected{false};  // breaks a rule on purpose: nothing of it is recorded
  RefusalCode refusal{};         // which rule, where it does
};

/// The events that `bonboek init` records before the first delivery: the scheme's opening and its simulated clock.
inline constexpr Sequence first_delivered{2};

/// The plan's three years, in the order in which they are sent: times never go back. The same seed gives the same
/// bytes; every seed gives the totals of the plan's budget. `first` is the sequence of the first event delivered, which
/// a reversal needs to name what it undoes. Throws std::logic_error where the story would break a rule of the ledger.
[[nodiscard]] std::vector<Delivery> plan_deliveries(std::uint64_t seed, Sequence first = first_delivered);

/// Everyone who sends, each party under its own id, and the province and the auditor, who only read.
[[nodiscard]] std::vector<Principal> plan_principals();

}  // namespace bonboek::scenario
