// What is carried along for ever is what changes the registers, and nothing else.
#include <gtest/gtest.h>

#include "projections/kept_books.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/desk.hpp"
#include "tests/projections/kept_moments.hpp"

namespace bonboek {
namespace {

std::size_t newest_snapshot_size(const Log& log) {
  keep_all(log, 0);
  return log.derived_before(Derived::snapshot, log.tip()).value().bytes.size();
}

TEST(Notices, ASnapshotDoesNotGrowWithMovementsOfTheFund) {
  const TestFolder folder;
  Desk desk(folder.log());
  desk.post(opening());
  const auto move_all = [&] {
    for (const char* type : {"fund-deposited", "fund-deposited", "fund-returned", "cost-booked"}) {
      desk.post(std::string(R"({"type":")") + type +
                R"(","occurredOn":"2025-10-01","amountCents":1000,"reference":"R-1"})");
    }
  };
  move_all();
  const auto before = newest_snapshot_size(desk.log());
  for (int i = 0; i < 30; ++i) move_all();
  EXPECT_LE(newest_snapshot_size(desk.log()), before + 16) << "the figures themselves may take some bytes more";
}

TEST(Notices, WhatChangesTheRegistersIsKept) {
  const TestFolder folder;
  Desk desk(folder.log());
  desk.post(opening());
  const auto before = newest_snapshot_size(desk.log());
  desk.post(R"({"type":"ceiling-set","occurredOn":"2025-10-01","year":2026,"amountCents":1000})");
  EXPECT_GT(newest_snapshot_size(desk.log()), before + 30);
  const auto kept = kept_books_at(desk.log(), {});
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->books().standing.registers.ceiling(2026), Cents{1000});
}

}  // namespace
}  // namespace bonboek
