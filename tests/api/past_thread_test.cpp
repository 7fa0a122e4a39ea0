// The thread that answers about the past, beside one that records.
#include "api/past_thread.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "tests/ledger/raw_log.hpp"
#include "tests/projections/desk.hpp"

namespace bonboek {
namespace {

constexpr std::chrono::seconds long_enough{20};

template <class Condition>
bool comes_true(Condition condition) {
  const auto until = std::chrono::steady_clock::now() + long_enough;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return true;
}

class PastThreadTest : public testing::Test {
 protected:
  void SetUp() override { desk_.post(opening()); }

  void deposit(int count) {
    for (int i = 0; i < count; ++i) {
      desk_.post(R"({"type":"fund-deposited","occurredOn":"2025-10-01","amountCents":100,"reference":"R-1"})");
    }
  }

  /// What the bank held after an event; asked of the thread.
  static Cents bank_at(PastThread& past, Sequence at) {
    std::promise<Cents> answer;
    EXPECT_TRUE(past.ask(
        {.known_at = {}, .at_sequence = at}, [&](const Books& books) { answer.set_value(books.standing.fund.bank); },
        [&](const std::string& why) {
          ADD_FAILURE() << why;
          answer.set_value(Cents{-1});
        }));
    return answer.get_future().get();
  }

  static void no_damage(const std::string& what) { ADD_FAILURE() << what; }

  TestFolder folder_;
  Desk desk_{folder_.log()};
};

TEST_F(PastThreadTest, MakesAnewWhatAQuestionFindsDamaged) {
  deposit(20);
  const Log& log = desk_.log();
  PastThread past(log, no_damage);
  ASSERT_TRUE(comes_true([&] { return past.kept() == log.tip(); }));
  const Sequence damaged{12};
  const auto good = log.derived_before(Derived::increments, damaged).value();
  ASSERT_TRUE(log.keep_derived(Derived::increments, {damaged, "garbage"}, {}));
  EXPECT_EQ(bank_at(past, Sequence{15}), Cents{800});
  EXPECT_TRUE(comes_true([&] { return log.derived_before(Derived::increments, damaged)->bytes == good.bytes; }));
  EXPECT_EQ(bank_at(past, Sequence{15}), Cents{800});
}

TEST_F(PastThreadTest, AnswersAndMakesAnewWhileAnotherRecords) {
  deposit(5);
  const Log& log = desk_.log();
  PastThread past(log, no_damage);
  ASSERT_TRUE(comes_true([&] { return past.kept() == log.tip(); }));
  std::jthread recording([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) deposit(1);
  });
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(log.keep_derived(Derived::increments, {Sequence{8}, "garbage"}, {}));
    for (int asked = 0; asked < 20; ++asked) ASSERT_EQ(bank_at(past, Sequence{10}), Cents{300});
  }
  recording.request_stop();
  recording.join();
  EXPECT_TRUE(
      comes_true([&] { return kept_books_at(log, {.known_at = {}, .at_sequence = Sequence{10}}).has_value(); }));
}

TEST_F(PastThreadTest, AReadThatFailsEndsLikeDamage) {
  std::promise<std::string> told;
  std::promise<std::string> answered;
  PastThread past(desk_.log(), [&](const std::string& what) { told.set_value(what); });
  ASSERT_TRUE(past.ask(
      {.known_at = {}, .at_sequence = Sequence{0}}, [](const LedgerState&) { throw LogUnavailable("the disk fails"); },
      [&](const std::string& why) { answered.set_value(why); }));
  EXPECT_EQ(answered.get_future().get(), "the disk fails");
  EXPECT_EQ(told.get_future().get(), "the disk fails");
}

}  // namespace
}  // namespace bonboek
