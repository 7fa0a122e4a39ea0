// A submission of the workload, written as a body and decoded again, is what it was.
#include <gtest/gtest.h>

#include <algorithm>

#include "bench/workload/body.hpp"
#include "bench/workload/workload.hpp"

namespace bonboek::bench {
namespace {

constexpr WorkloadSize small{2'500, 7};

bool is_same(const Item& a, const Item& b) {
  const auto is_same_range = [](const VoucherRange& x, const VoucherRange& y) {
    return x.first == y.first && x.count == y.count;
  };
  return a.fact == b.fact && a.given.bits == b.given.bits && a.library == b.library &&
         a.intermediary == b.intermediary && std::ranges::equal(a.vouchers, b.vouchers, is_same_range);
}

/// An item as the events of one voucher that it stands for.
std::vector<Item> events_of(const Item& item) {
  std::vector<Item> events;
  for (const VoucherRange& range : item.vouchers) {
    for (std::uint32_t i = 0; i < range.count; ++i) {
      events.push_back(item);
      events.back().vouchers = {{{range.first.year, range.first.serial + i}, 1}};
    }
  }
  if (events.empty()) events.push_back(item);
  return events;
}

std::vector<Item> events_of(const Posted& posted) {
  std::vector<Item> events;
  for (const Item& item : posted.items) std::ranges::move(events_of(item), std::back_inserter(events));
  return events;
}

/// What is read of every submission's body in a shape, beside what was to be written.
template <class Check>
void for_each_body(BodyShape shape, Check check) {
  Workload(small).tell([&](const PostRequest& request) {
    std::string body;
    append_body(body, request.posted, shape);
    const Posted read = decode(body, form_of(shape));
    EXPECT_TRUE(read.refusals.empty()) << body;
    check(request.posted, read);
    return !testing::Test::HasFailure();
  });
}

TEST(Body, IsReadAsTheItemsItWasWrittenFrom) {
  for (const BodyShape shape : {BodyShape::lists, BodyShape::item_lines}) {
    for_each_body(shape, [](const Posted& written, const Posted& read) {
      EXPECT_TRUE(std::ranges::equal(written.items, read.items, is_same));
      EXPECT_EQ(written.places, read.places);
    });
  }
}

TEST(Body, OfALineForEachEventIsReadAsTheSameEvents) {
  for_each_body(BodyShape::event_lines, [](const Posted& written, const Posted& read) {
    EXPECT_TRUE(std::ranges::equal(events_of(written), events_of(read), is_same));
  });
}

TEST(Body, HasALineForEachEvent) {
  Workload(small).tell([](const PostRequest& request) {
    std::string body;
    append_body(body, request.posted, BodyShape::event_lines);
    EXPECT_EQ(std::ranges::count(body, '\n'), static_cast<std::ptrdiff_t>(events_of(request.posted).size()));
    return !testing::Test::HasFailure();
  });
}

}  // namespace
}  // namespace bonboek::bench
