// The workload is what it says it is, a ledger that plays it comes to what it expects, and a figure that is off by one
// does not go unnoticed.
#include <gtest/gtest.h>

#include <algorithm>

#include "bench/log_folder.hpp"
#include "bench/recorder.hpp"
#include "bench/workload/expected.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

constexpr WorkloadSize small{2'500, 7};

/// All that tells submissions apart, as text.
std::string told(const PostRequest& request) {
  std::string text = request.poster.name + ' ' + request.key;
  for (const Item& item : request.posted.items) {
    text += '\n' + std::string(name_of(item.fact.type)) + ' ' + to_string(item.fact.occurred_on);
    for (const VoucherRange& range : item.vouchers) text += ' ' + to_string(range);
  }
  return text;
}

std::vector<std::string> told_by(WorkloadSize size) {
  std::vector<std::string> list;
  Workload(size).tell([&](PostRequest request) {
    list.push_back(told(request));
    return true;
  });
  return list;
}

struct Played {
  Expected expected;
  Figures log;
  Figures states;
  Figures projections;
};

/// A ledger that was played the small workload, closed and opened again.
const Played& played() {
  static const Played once = [] {
    const Workload workload(small);
    const LogFolder folder(std::filesystem::temp_directory_path());
    {
      Log log(folder.path(), Log::Mode::create);
      Spine spine(log, Views{}, Workload::opens_at);
      Recorder recorder(spine, {64});
      workload.tell([&](PostRequest request) {
        recorder.take(std::move(request));
        return true;
      });
      recorder.flush();
    }
    const Log log(folder.path(), Log::Mode::read_only);
    const Views views = replay(log, {});
    return Played{expected_of(workload), log_figures(log), state_figures(views.facts()), projection_figures(views)};
  }();
  return once;
}

/// Every figure, altered by one, makes a difference, and no other one does.
void expect_each_is_noticed(const Figures& expected, const Figures& found) {
  ASSERT_FALSE(expected.by_name().empty());
  for (const auto& [name, value] : expected.by_name()) {
    Figures altered = expected;
    altered.add(name, 1);
    const auto differences = altered.differences(found);
    ASSERT_EQ(differences.size(), 1U) << name;
    EXPECT_TRUE(differences.front().starts_with(name + ": ")) << differences.front();
  }
}

std::int64_t figure(const Figures& figures, const std::string& name) {
  return figures.by_name().at(name);
}

TEST(Workload, IsTheSameForASeedAndAnotherForAnother) {
  const auto list = told_by(small);
  EXPECT_EQ(list, told_by(small));
  EXPECT_NE(list, told_by({small.vouchers, small.seed + 1}));
}

TEST(Workload, ComesToWhatItExpects) {
  EXPECT_EQ(played().expected.log.differences(played().log), std::vector<std::string>{});
  EXPECT_EQ(played().expected.states.differences(played().states), std::vector<std::string>{});
  EXPECT_EQ(played().expected.projections.differences(played().projections), std::vector<std::string>{});
}

TEST(Workload, NoticesEveryFigureThatIsOffByOne) {
  expect_each_is_noticed(played().expected.log, played().log);
  expect_each_is_noticed(played().expected.states, played().states);
  expect_each_is_noticed(played().expected.projections, played().projections);
}

TEST(Workload, NoticesAFigureThatIsNotExpected) {
  Figures found = played().log;
  found.add("events of no type", 1);
  EXPECT_EQ(played().expected.log.differences(found),
            std::vector<std::string>{"events of no type: 0 expected, 1 found"});
}

TEST(Workload, HasAboutAsManyEventsAsWereAskedFor) {
  const auto asked = 1'000'000U;
  const auto expected = expected_of(Workload({vouchers_for(asked), 1}));
  EXPECT_NEAR(static_cast<double>(expected.event_count), asked, asked * 0.05);
}

TEST(Workload, MakesOneMistakeInAHundredReports) {
  const auto log = expected_of(Workload({100'000, 1})).log;
  const auto reports = figure(log, "events allotted") + figure(log, "events issued") + figure(log, "events redeemed") +
                       figure(log, "events renewed");
  EXPECT_NEAR(static_cast<double>(figure(log, "events reversed")) / static_cast<double>(reports), 0.01, 0.001);
}

TEST(Workload, ListsVouchersInNoOrder) {
  std::uint64_t steps = 0;
  std::uint64_t ascending = 0;
  Workload({50'000, 1}).tell([&](const PostRequest& request) {
    for (const Item& item : request.posted.items) {
      for (std::size_t i = 1; i < item.vouchers.size(); ++i) {
        ++steps;
        if (item.vouchers[i - 1].first < item.vouchers[i].first) ++ascending;
      }
    }
    return true;
  });
  EXPECT_NEAR(static_cast<double>(ascending) / static_cast<double>(steps), 0.5, 0.02);
}

TEST(Workload, StopsWhenNoMoreIsWanted) {
  std::size_t told = 0;
  Workload(small).tell([&](const PostRequest&) { return ++told < 10; });
  EXPECT_EQ(told, 10U);
}

TEST(Waves, NumberVouchersWithoutGapsInAYear) {
  const Waves waves(120'007);
  VoucherNumber before = waves.number(VoucherIndex{0});
  EXPECT_EQ(before, (VoucherNumber{opening_year, 1}));
  for (std::uint32_t at = 1; at < waves.voucher_count(); ++at) {
    const VoucherNumber number = waves.number(VoucherIndex{at});
    const bool is_next = number == VoucherNumber{before.year, before.serial + 1} ||
                         number == VoucherNumber{static_cast<Year>(before.year + 1), 1};
    ASSERT_TRUE(is_next) << to_string(number);
    before = number;
  }
}

TEST(Waves, StayWithinWhatMemoryHoldsAtOnce) {
  for (const std::uint32_t vouchers : {1U, 12U, 10'000'000U, 50'000'000U, max_workload_vouchers}) {
    const Waves waves(vouchers);
    const Wave last{static_cast<std::uint16_t>(waves.count() - 1)};
    EXPECT_LE(waves.end(Wave{0}), max_wave_vouchers);
    EXPECT_LE(waves.count(), max_waves);
    EXPECT_EQ(waves.end(last), vouchers);
    EXPECT_LT(waves.begin(last), vouchers);
  }
  EXPECT_THROW(Waves(0), std::invalid_argument);
  EXPECT_THROW(Waves(max_workload_vouchers + 1), std::invalid_argument);
}

}  // namespace
}  // namespace bonboek::bench
