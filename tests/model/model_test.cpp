// The ledger beside the model: random stories, told to both. A story that they take differently is cut down to the
// steps that it needs and printed as it would be posted.
//
// BONBOEK_MODEL_STEPS sets how many steps are taken in all (default below), BONBOEK_MODEL_SEED the first story's seed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/model/story.hpp"
#include "tests/one_in.hpp"

namespace bonboek::model {
namespace {

constexpr int default_steps = 6'000;
constexpr int steps_of_a_story = 150;

int setting(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoi(text);
}

TEST(Model, TakesRandomStoriesAsTheLedgerDoes) {
  const int steps = setting("BONBOEK_MODEL_STEPS", default_steps / static_cast<int>(one_in()));
  const int stories = (steps + steps_of_a_story - 1) / steps_of_a_story;
  const int first_seed = setting("BONBOEK_MODEL_SEED", 1);
  Tally tally;
  for (int seed = first_seed; seed < first_seed + stories; ++seed) {
    const auto story = tell(static_cast<std::uint64_t>(seed), steps_of_a_story);
    ASSERT_TRUE(story.difference.empty()) << fmt::format("BONBOEK_MODEL_SEED={}\n", seed) << shortest(story);
    tally.events += story.tally.events;
    tally.recorded += story.tally.recorded;
    tally.refused += story.tally.refused;
  }
  fmt::print("{} stories from seed {}: {} submissions recorded, {} refused, {} events\n", stories, first_seed,
             tally.recorded, tally.refused, tally.events);
}

}  // namespace
}  // namespace bonboek::model
