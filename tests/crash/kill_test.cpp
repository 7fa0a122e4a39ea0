// A writer under load is killed at random moments, over and over, on one ledger.
//
// BONBOEK_CRASH_ROUNDS sets how often (default below).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/crash/witness.hpp"
#include "tests/crash/writer_process.hpp"

namespace bonboek::crash {
namespace {

constexpr int default_rounds = 24;
constexpr unsigned usual_longest_life_ms = 400;
constexpr unsigned longest_life_ms = 3'200;  // where a machine is so slow that a writer hardly begins

TEST(Crash, WhatWasAcknowledgedOutlivesEveryKill) {
  const char* setting = std::getenv("BONBOEK_CRASH_ROUNDS");
  const int rounds = setting == nullptr ? default_rounds : std::stoi(setting);
  std::minstd_rand chance(static_cast<unsigned>(std::random_device{}()));
  const Folder folder;
  Witness witness;
  unsigned life_ms = usual_longest_life_ms;
  for (int round = 0; round < rounds; ++round) {
    if (witness.acknowledged() < static_cast<std::size_t>(round)) life_ms = std::min(2 * life_ms, longest_life_ms);
    const std::chrono::milliseconds lifetime(chance() % life_ms);
    const Told told = run_until_killed({folder.path(), 0, witness.next_steps()}, lifetime);
    ASSERT_TRUE(WIFSIGNALED(told.status) && WTERMSIG(told.status) == SIGKILL) << "the writer ended by itself";
    witness.hear(told.receipts);
    if (!std::filesystem::exists(folder.path() / "CURRENT")) continue;  // killed before it had made a ledger
    Log log(folder.path(), Log::Mode::write);
    ASSERT_EQ(witness.find_fault(log), "") << fmt::format("round {}, killed after {} ms", round, lifetime.count());
  }
  EXPECT_GT(witness.acknowledged(), static_cast<std::size_t>(rounds));
  fmt::print("{} kills, {} submissions acknowledged and kept\n", rounds, witness.acknowledged());
}

}  // namespace
}  // namespace bonboek::crash
