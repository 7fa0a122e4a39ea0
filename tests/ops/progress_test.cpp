// What is told of long work: how far, how fast, and how long it takes on.
#include "ops/progress.hpp"

#include <gtest/gtest.h>

namespace bonboek {
namespace {

std::string after(double seconds, std::uint64_t done, std::uint64_t total) {
  return progress_figures("replaying", done, total, "events", seconds);
}

TEST(Progress, TellsHowFastAndHowLongItTakesOn) {
  EXPECT_EQ(after(2, 10'000, 30'000), "replaying 10.000 of 30.000 events (33%), 5.000/s, 4 s left");
}

TEST(Progress, TellsTheTimeLeftInWhatItIsCountedIn) {
  EXPECT_EQ(after(1, 8, 1'008), "replaying 8 of 1.008 events (1%), 8/s, 2 min 5 s left");
  EXPECT_EQ(after(1, 1, 3'781), "replaying 1 of 3.781 events (0%), 1/s, 1 h 3 min left");
  EXPECT_EQ(after(1, 3, 4), "replaying 3 of 4 events (75%), 3/s, 1 s left");
}

TEST(Progress, SaysNothingOfTheTimeLeftWhereItDoesNotKnow) {
  EXPECT_EQ(after(1, 0, 30), "replaying 0 of 30 events (0%), 0/s");
  EXPECT_EQ(after(1, 40, 30), "replaying 40 of 30 events (100%), 40/s");
}

TEST(Progress, EndsWithNothingLeft) {
  EXPECT_EQ(after(2, 30, 30), "replaying 30 of 30 events (100%), 15/s, 0 s left");
}

}  // namespace
}  // namespace bonboek
