// A row gives back what was put in it; one that is cut off, longer, or of another version is not taken.
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "projections/increment_row.hpp"

namespace bonboek {
namespace {

rc::Gen<Increments> arbitrary_increments() {
  return rc::gen::exec([] {
    Increments increments;
    const auto count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
      increments.add(Cell(*rc::gen::arbitrary<std::uint64_t>() >> 8U), *rc::gen::arbitrary<std::int32_t>(),
                     Cents{*rc::gen::arbitrary<std::int32_t>()});
    }
    increments.collapse();
    return increments;
  });
}

Notice notice_at(Sequence sequence) {
  Run run;
  run.fact.type = EventType::ceiling_set;
  run.fact.year = 2026;
  run.fact.amount = Cents{100};
  return notice_of(run, sequence);
}

std::vector<Addition> arbitrary_additions() {
  std::vector<Addition> additions;
  Sequence next{*rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)};
  const auto count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    Addition addition{next, *rc::gen::inRange<std::uint64_t>(1, 100'000), {}, {}, *arbitrary_increments()};
    addition.recorded_at = Timestamp{*rc::gen::arbitrary<std::int64_t>()};
    if (*rc::gen::arbitrary<bool>()) addition.notices.push_back(notice_at(next));
    next = next + addition.event_count;
    additions.push_back(std::move(addition));
  }
  return additions;
}

std::string row_of(const std::vector<Addition>& additions) {
  IncrementRowWriter writer;
  for (const Addition& addition : additions) writer.add(addition);
  return std::move(writer).finish();
}

void expect_same(const Addition& read, const Addition& written) {
  RC_ASSERT(read.first == written.first);
  RC_ASSERT(read.event_count == written.event_count);
  RC_ASSERT(read.recorded_at == written.recorded_at);
  RC_ASSERT(read.increments.list() == written.increments.list());
  RC_ASSERT(read.notices.size() == written.notices.size());
  for (std::size_t i = 0; i < read.notices.size(); ++i) {
    RC_ASSERT(read.notices[i].sequence == written.notices[i].sequence);
    RC_ASSERT(read.notices[i].block == written.notices[i].block);
  }
}

TEST(IncrementRow, GivesBackWhatWasPutInIt) {
  EXPECT_TRUE(rc::check([] {
    const auto additions = arbitrary_additions();
    const auto row = row_of(additions);
    IncrementRowReader reader(row, additions.front().first);
    Addition read;
    for (const Addition& written : additions) {
      RC_ASSERT(reader.next(read));
      expect_same(read, written);
    }
    RC_ASSERT(!reader.next(read));
    RC_ASSERT(reader.is_good());
  }));
}

TEST(IncrementRow, CutOffWithinASubmissionIsNotGood) {
  const auto additions = std::vector{Addition{Sequence{5}, 3, Timestamp{9}, {notice_at(Sequence{5})}, {}}};
  const auto row = row_of(additions);
  for (std::size_t size = 0; size < row.size(); ++size) {
    IncrementRowReader reader(std::string_view(row).substr(0, size), Sequence{5});
    Addition read;
    const bool is_read = reader.next(read);
    EXPECT_FALSE(is_read) << size;
    EXPECT_EQ(reader.is_good(), size == 1) << size;  // a version and nothing else is a row of no submission
  }
}

TEST(IncrementRow, OfAnotherVersionIsNotGood) {
  auto row = row_of({Addition{Sequence{5}, 3, Timestamp{9}, {}, {}}});
  ++row[0];
  EXPECT_FALSE(IncrementRowReader(row, Sequence{5}).is_good());
}

TEST(Increments, CollapseToOneACellAndNoneThatAddsNothing) {
  const Cell one{Sheet::tally, {1, 2, 3, 4}};
  const Cell other{Sheet::debit, {1, 2, 3, 4}};
  Increments increments;
  increments.add(one, 2, Cents{10});
  increments.add(other, 1);
  increments.add(one, 3, Cents{-4});
  increments.add(other, -1);
  increments.collapse();
  EXPECT_THAT(increments.list(), testing::ElementsAre(Increment{one, 5, Cents{6}}));
}

}  // namespace
}  // namespace bonboek
