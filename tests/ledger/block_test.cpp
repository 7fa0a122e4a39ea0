#include "ledger/block.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/ledger/block_sample.hpp"

namespace bonboek {
namespace {

Sequence any_first() {
  return Sequence{*rc::gen::oneOf(rc::gen::just(std::uint64_t{0}), rc::gen::inRange<std::uint64_t>(0, 10'000),
                                  rc::gen::inRange<std::uint64_t>(UINT32_MAX - 10ULL, UINT32_MAX * 8ULL))};
}

RC_GTEST_PROP(Block, ReadsBackWhatWasWritten, ()) {
  const auto first = any_first();
  const auto written = *arbitrary_submissions(first);
  RC_ASSERT(read_block(block_of(first, written), first) == written);
}

RC_GTEST_PROP(Block, CountsEventsAndTellsEachRunItsPlace, ()) {
  const auto first = any_first();
  const auto written = *arbitrary_submissions(first);
  const auto block = block_of(first, written);
  BlockReader reader(block, first);
  Sequence next = first;
  for (Submission submission; reader.next_submission(submission);) {
    RC_ASSERT(submission.first == next);
    Run run;
    Sequence at;
    std::uint32_t runs = 0;
    for (; reader.next_run(run, at); ++runs) {
      RC_ASSERT(at == next);
      next = next + run.count();
    }
    RC_ASSERT(submission.event_count == next.value - submission.first.value);
    RC_ASSERT(submission.run_count == runs);
  }
  RC_ASSERT(reader.event_count() == next.value - first.value);
}

RC_GTEST_PROP(Block, PassesOverWhatIsNotAskedFor, ()) {
  const auto first = any_first();
  const auto written = *arbitrary_submissions(first);
  const auto block = block_of(first, written);
  BlockReader reader(block, first);
  for (const WholeSubmission& posted : written) {
    Submission submission;
    RC_ASSERT(reader.next_submission(submission));
    RC_ASSERT(submission.actor == posted.submission.actor);
    const auto wanted = *rc::gen::inRange<std::size_t>(0, posted.runs.size() + 1);
    Run run;
    Sequence at;
    for (std::size_t i = 0; i < wanted; ++i) {
      RC_ASSERT(reader.next_run(run, at));
      RC_ASSERT(run.fact == posted.runs[i].fact);
    }
  }
  Submission none_left;
  RC_ASSERT(!reader.next_submission(none_left));
  RC_ASSERT(!reader.next_submission(none_left));
}

TEST(Block, ASampleUsesEveryColumnForm) {
  EXPECT_EQ(read_block(block_of(sample_first, sample_submissions()), sample_first), sample_submissions());
}

TEST(Block, WritesATextOnce) {
  auto submissions = sample_submissions();
  const auto before = block_of(sample_first, submissions).size();
  const std::string long_name(1'000, 'x');
  for (auto& posted : submissions) {
    for (auto& run : posted.runs) run.fact.name = long_name;
  }
  EXPECT_LT(block_of(sample_first, submissions).size(), before + 2 * long_name.size());
}

TEST(Block, TakesFewBytesAnEventInBulk) {
  constexpr std::uint32_t count = 10'000;
  WholeSubmission posted;
  posted.runs.emplace_back();
  auto& run = posted.runs[0];
  run.fact.type = EventType::redeemed;
  for (std::uint32_t i = 0; i < count; ++i) {
    run.vouchers.push_back(VoucherIndex{i * 7});
    run.previous.push_back(Sequence{i});
  }
  EXPECT_LT(block_of(sample_first, {posted}).size(), count * 24);
  EXPECT_LT(block_of(Sequence{count}, {posted}).size(), count * 9);
}

TEST(BlockDeathTest, RefusesARunThatIsNotLinked) {
  WholeSubmission posted;
  posted.runs.push_back({{}, {VoucherIndex{1}}, {}});
  EXPECT_DEATH(static_cast<void>(block_of(Sequence{0}, {posted})), "");
}

}  // namespace
}  // namespace bonboek
