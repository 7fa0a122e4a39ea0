// The whole of it: three years of deliveries over HTTP into a service, and its reports beside the plan.
#include <gtest/gtest.h>

#include "ops/scenario/outcome.hpp"
#include "ops/scenario/parties.hpp"
#include "tests/scenario/plan_service.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::uint64_t seed = 2025;

TEST(Scenario, played_into_the_service_comes_to_the_plan) {
  test::PlanService service;
  HttpClient client("127.0.0.1", service.port());
  const auto deliveries = plan_deliveries(seed);
  std::uint64_t events_seen = 0;
  const PostSummary summary =
      post_deliveries(client, deliveries, service.keys(), [&](std::uint64_t events) { events_seen = events; });
  EXPECT_EQ(summary.deliveries, deliveries.size());
  EXPECT_EQ(summary.refused, 16U);
  EXPECT_EQ(summary.events, events_seen);
  const Outcome outcome = read_outcome(client, service.keys().at(province));
  EXPECT_TRUE(agrees_with_plan(outcome)) << describe(outcome);
}

TEST(Scenario, posted_a_second_time_records_nothing_more) {
  test::PlanService service;
  HttpClient client("127.0.0.1", service.port());
  auto deliveries = plan_deliveries(seed);
  deliveries.resize(60);
  std::erase_if(deliveries, &Delivery::refused_expected);
  const auto ignore = [](std::uint64_t) {};
  post_deliveries(client, deliveries, service.keys(), ignore);
  EXPECT_NO_THROW(post_deliveries(client, deliveries, service.keys(), ignore));
}

}  // namespace
}  // namespace bonboek::scenario
