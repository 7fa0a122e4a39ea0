// What the plan's three years came to, as the service reports them, beside the plan's budget.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "ledger/money.hpp"
#include "ledger/time.hpp"
#include "ops/http_client.hpp"
#include "ops/scenario/plan_budget.hpp"

namespace bonboek::scenario {

struct QuarterFigures {
  Quarter quarter;
  std::int64_t minted{0};
  std::int64_t allotted{0};
  std::int64_t issued{0};
  std::int64_t redeemed{0};
  std::int64_t renewed{0};
  std::int64_t open_at_closing{0};  // exceptions when the quarter was closed
  std::int64_t open_now{0};         // and as things stand
};

struct FundFigures {
  Year year{0};
  std::int64_t new_memberships{0};
  std::int64_t memberships_paid{0};
  Cents membership_cost;
  Cents handling_cost;
  Cents other_cost;
  Cents ceiling;
  Cents deposited;
  Cents paid;
  Cents still_due;  // committed, accrued and invoiced
  Cents free;
};

struct Outcome {
  std::vector<QuarterFigures> quarters;
  std::vector<FundFigures> years;
};

/// The service's answer is not of the form that it publishes.
class UnreadableAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads the fund and the quarters' reports with a key that may: the province's, say. Throws UnreadableAnswer and
/// ConnectionLost.
[[nodiscard]] Outcome read_outcome(HttpClient& client, const std::string& key);

/// Whether every figure is the plan's and nothing is left open.
[[nodiscard]] bool agrees_with_plan(const Outcome& outcome);

/// Two tables for people: the quarters, and each business year beside the plan's budget, every figure of which is
/// marked as agreeing or not.
[[nodiscard]] std::string describe(const Outcome& outcome);

/// "84.000,00" and "12.500", as amounts and counts are written in Dutch.
[[nodiscard]] std::string dutch(Cents amount);
[[nodiscard]] std::string dutch(std::int64_t count);

}  // namespace bonboek::scenario
