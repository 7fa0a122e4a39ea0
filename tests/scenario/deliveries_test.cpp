#include <gmock/gmock.h>

#include <algorithm>
#include <regex>
#include <set>
#include <tuple>

#include "ops/scenario/limburg.hpp"
#include "ops/scenario/parties.hpp"

#include "ops/scenario/delivery.hpp"

namespace bonboek::scenario {
namespace {

constexpr std::uint64_t seed = 2025;

auto bytes_of(const Delivery& delivery) {
  return std::tie(delivery.principal, delivery.time, delivery.idempotency_key, delivery.body, delivery.note);
}

bool same(const std::vector<Delivery>& one, const std::vector<Delivery>& other) {
  return std::ranges::equal(one, other,
                            [](const Delivery& a, const Delivery& b) { return bytes_of(a) == bytes_of(b); });
}

const std::vector<Delivery>& plan() {
  static const std::vector<Delivery> deliveries = plan_deliveries(seed);
  return deliveries;
}

TEST(Deliveries, are_the_same_bytes_for_a_seed) {
  EXPECT_TRUE(same(plan(), plan_deliveries(seed)));
}

TEST(Deliveries, tell_another_story_for_another_seed) {
  EXPECT_FALSE(same(plan(), plan_deliveries(seed + 1)));
}

TEST(Deliveries, never_go_back_in_time) {
  EXPECT_TRUE(std::ranges::is_sorted(plan(), {}, &Delivery::time));
  EXPECT_GT(plan().front().time, "2025-01-01");
  EXPECT_LT(plan().back().time, "2028-02-01");
}

TEST(Deliveries, have_a_key_of_their_own) {
  const std::regex form("[A-Za-z0-9._:-]{1,64}");
  std::set<std::pair<std::string, std::string>> keys;
  for (const Delivery& delivery : plan()) {
    EXPECT_TRUE(std::regex_match(delivery.idempotency_key, form)) << delivery.idempotency_key;
    EXPECT_TRUE(keys.emplace(delivery.principal, delivery.idempotency_key).second) << delivery.idempotency_key;
  }
}

TEST(Deliveries, come_from_principals_of_the_plan) {
  std::set<std::string> names;
  for (const Principal& principal : plan_principals()) names.insert(principal.name);
  for (const Delivery& delivery : plan()) EXPECT_TRUE(names.contains(delivery.principal)) << delivery.principal;
}

TEST(Deliveries, are_as_many_as_clerks_would_send) {
  EXPECT_THAT(plan().size(), testing::AllOf(testing::Ge(1'000U), testing::Le(4'000U)));
  for (const Delivery& delivery : plan()) EXPECT_LE(delivery.event_count, 10'000U) << delivery.note;
}

TEST(Deliveries, break_each_rule_once_on_purpose) {
  std::vector<RefusalCode> codes;
  for (const Delivery& delivery : plan()) {
    if (delivery.refused_expected) codes.push_back(delivery.refusal);
  }
  EXPECT_EQ(codes.size(), 16U);
  EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), codes.size());
}

TEST(Deliveries, count_on_the_first_sequence_they_are_given) {
  const auto shifted = plan_deliveries(seed, first_delivered + 5);
  EXPECT_EQ(shifted.front().first_sequence, first_delivered + 5);
  EXPECT_EQ(shifted.size(), plan().size());
}

TEST(Parties, are_every_library_organisation_once) {
  const auto libraries = library_parties();
  std::set<std::string> in_use;
  for (const MunicipalityFact& fact : municipalities()) in_use.insert(fact.library_id);
  std::set<std::string> registered;
  for (const Library& library : libraries) registered.insert(library.id);
  EXPECT_EQ(municipalities().size(), 31U);
  EXPECT_EQ(registered, in_use);
  EXPECT_EQ(registered.size(), libraries.size());
}

TEST(Parties, stand_in_where_no_organisation_is_known) {
  for (const MunicipalityFact& fact : municipalities()) {
    EXPECT_EQ(fact.stand_in, fact.library == "Bibliotheek " + fact.name + " (stand-in)") << fact.name;
  }
}

TEST(Parties, cover_all_four_tracks) {
  std::set<Track> tracks;
  for (const Intermediary& party : intermediary_parties()) tracks.insert(party.tracks.begin(), party.tracks.end());
  EXPECT_EQ(tracks, (std::set<Track>{1, 2, 3, 4}));
}

}  // namespace
}  // namespace bonboek::scenario
