// The one place that knows how the service words its answers on the fund and the quarters.
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>

#include "ops/scenario/calendar.hpp"
#include "ops/scenario/counter.hpp"
#include "ops/scenario/outcome.hpp"

namespace bonboek::scenario {
namespace {

namespace json = boost::json;

json::object get(HttpClient& client, const std::string& key, const std::string& path) {
  const std::string authorization = "Bearer " + key;
  const std::array<HttpClient::Header, 1> headers{{{"Authorization", authorization}}};
  const HttpAnswer answer = client.request("GET", path, headers, {});
  json::error_code error;
  const json::value value = json::parse(answer.body, error);
  if (answer.status != 200 || error || !value.is_object()) {
    throw UnreadableAnswer(fmt::format("GET {} answers {} {}", path, answer.status, answer.body.substr(0, 300)));
  }
  return value.as_object();
}

std::int64_t count_in(const json::object& object, std::string_view measure) {
  return object.at(measure).as_object().at("count").to_number<std::int64_t>();
}

std::int64_t open_exceptions(const json::object& report) {
  std::int64_t open = 0;
  for (const auto& kind : report.at("exceptions").as_object()) {
    open += kind.value().as_object().at("count").to_number<std::int64_t>();
  }
  return open;
}

QuarterFigures read_quarter(HttpClient& client, const std::string& key, Quarter quarter) {
  const std::string path = "/v1/reports/" + to_string(quarter);
  const json::object now = get(client, key, path);
  const json::object& counts = now.at("counts").as_object();
  QuarterFigures figures{.quarter = quarter,
                         .minted = count_in(counts, "minted"),
                         .allotted = count_in(counts, "allotted"),
                         .issued = count_in(counts, "issued"),
                         .redeemed = count_in(counts, "redeemed"),
                         .renewed = count_in(counts, "renewed"),
                         .open_now = open_exceptions(now)};
  if (const json::value& closed = now.at("closedBySequence"); closed.is_number()) {
    const auto sequence = closed.to_number<std::uint64_t>();
    figures.open_at_closing = open_exceptions(get(client, key, fmt::format("{}?atSequence={}", path, sequence)));
  }
  return figures;
}

FundFigures read_year(HttpClient& client, const std::string& key, Year year) {
  const json::object answer = get(client, key, fmt::format("/v1/fund?year={}", year));
  const json::object& fund = answer.at("years").as_array().at(0).as_object();
  const auto number = [&](std::string_view field) { return fund.at(field).to_number<std::int64_t>(); };
  const auto cents = [&](std::string_view field) { return Cents{number(field)}; };
  return {.year = year,
          .new_memberships = number("newMemberships"),
          .memberships_paid = number("membershipsPaid"),
          .membership_cost = cents("membershipCostCents"),
          .handling_cost = cents("handlingCostCents"),
          .other_cost = cents("otherCostCents"),
          .ceiling = cents("ceilingCents"),
          .deposited = cents("depositedCents"),
          .paid = cents("paidCents"),
          .still_due = cents("committedCents") + cents("accruedCents") + cents("invoicedCents"),
          .free = cents("freeCents")};
}

}  // namespace

Outcome read_outcome(HttpClient& client, const std::string& key) {
  try {
    Outcome outcome;
    const Quarter last = quarter_of(last_day_of_year(final_year));
    for (Quarter quarter = quarter_of(pilot_start()); quarter <= last; quarter = next(quarter)) {
      outcome.quarters.push_back(read_quarter(client, key, quarter));
    }
    for (const BudgetYear& budget : plan_budget()) outcome.years.push_back(read_year(client, key, budget.year));
    return outcome;
  } catch (const boost::system::system_error& error) {
    throw UnreadableAnswer(error.what());
  } catch (const std::out_of_range& error) {
    throw UnreadableAnswer(error.what());
  }
}

}  // namespace bonboek::scenario
