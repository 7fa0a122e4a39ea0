// What disks and people do to a log is found, named and never passed over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/ledger/log_folder.hpp"

namespace bonboek {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t per_block = 10;
constexpr std::uint64_t block_count = 6;

std::vector<Record> fund_records() {
  std::vector<Record> records;
  for (std::uint64_t i = 0; i < block_count; ++i) {
    records.push_back(fund_record(Sequence{i * per_block}, per_block, "key-" + std::to_string(i)));
  }
  return records;
}

/// What damage says when the log is opened and read from end to end; empty where all of it reads well.
std::string damage_of(const std::filesystem::path& folder) {
  try {
    const Log log(folder, Log::Mode::write);
    const auto blocks = blocks_of(log);
    if (blocks.size() != block_count) return {};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i] != fund_records()[i].block) return {};
    }
    return "nothing";
  } catch (const LogDamage& damage) {
    return damage.what();
  }
}

class LogDamages : public testing::Test {
 protected:
  void SetUp() override { write_log(folder_.log(), fund_records()); }
  void change(const std::function<void(RawLog&)>& change) { change_raw(folder_.log(), change); }

  TestFolder folder_;
};

TEST_F(LogDamages, AMissingBlockIsNamed) {
  change([](RawLog& raw) { ASSERT_TRUE(raw.db.Delete({}, raw.log, raw_key(Sequence{20})).ok()); });
  EXPECT_THAT(damage_of(folder_.log()), HasSubstr("block of sequence 20 (key 0000000000000014)"));
  const Log log(folder_.log(), Log::Mode::read_only);
  EXPECT_TRUE(log.event(Sequence{19}));
  EXPECT_THROW(static_cast<void>(log.event(Sequence{20})), LogDamage);
  EXPECT_THROW(static_cast<void>(log.event(Sequence{29})), LogDamage);
  EXPECT_THROW(static_cast<void>(log.submission(Sequence{20})), LogDamage);
  EXPECT_TRUE(log.event(Sequence{30}));
}

TEST_F(LogDamages, AMissingFirstBlockIsNamed) {
  change([](RawLog& raw) { ASSERT_TRUE(raw.db.Delete({}, raw.log, raw_key(Sequence{0})).ok()); });
  EXPECT_THAT(damage_of(folder_.log()), HasSubstr("sequence 0 "));
  EXPECT_THROW(Log(folder_.log(), Log::Mode::read_only), LogDamage);
}

TEST_F(LogDamages, AMissingLastBlockIsNamed) {
  change([](RawLog& raw) { ASSERT_TRUE(raw.db.Delete({}, raw.log, raw_key(Sequence{50})).ok()); });
  EXPECT_THAT(damage_of(folder_.log()), HasSubstr("sequence 50 "));
  EXPECT_THROW(Log(folder_.log(), Log::Mode::read_only), LogDamage);
}

TEST_F(LogDamages, GarbageInABlocksPlaceIsNamed) {
  const auto good = fund_records();
  for (const std::uint64_t at : {0U, 20U, 50U}) {
    for (const auto& garbage : {std::string(), std::string("garbage"), std::string(4'000, '\xEE'), good[3].block}) {
      change([&](RawLog& raw) { ASSERT_TRUE(raw.db.Put({}, raw.log, raw_key(Sequence{at}), garbage).ok()); });
      const auto damage = damage_of(folder_.log());
      EXPECT_THAT(damage, HasSubstr("sequence " + std::to_string(at) + " "));
    }
    change([&](RawLog& raw) {
      ASSERT_TRUE(raw.db.Put({}, raw.log, raw_key(Sequence{at}), good[at / per_block].block).ok());
    });
  }
  EXPECT_EQ(damage_of(folder_.log()), "nothing");
}

TEST_F(LogDamages, AKeyThatIsNoPositionIsFound) {
  for (const auto* key : {"", "\xFFnot", "a position"}) {
    change([&](RawLog& raw) { ASSERT_TRUE(raw.db.Put({}, raw.log, key, "x").ok()); });
    EXPECT_THAT(damage_of(folder_.log()), HasSubstr("key of")) << key;
    change([&](RawLog& raw) { ASSERT_TRUE(raw.db.Delete({}, raw.log, key).ok()); });
  }
}

TEST_F(LogDamages, ABlockTooManyIsFound) {
  change([](RawLog& raw) {
    ASSERT_TRUE(raw.db.Put({}, raw.log, raw_key(Sequence{15}), fund_record(Sequence{15}, 5, "k").block).ok());
  });
  EXPECT_THAT(damage_of(folder_.log()), HasSubstr("sequence 20 "));
}

TEST_F(LogDamages, ABrokenChainIsFound) {
  auto record = fund_record(Sequence{60}, 1, "k");
  bonboek::Run run;
  run.fact.type = EventType::redeemed;
  run.vouchers = {VoucherIndex{0}};
  run.previous = {Sequence{60}};
  const bonboek::Run* only = &run;
  BlockBuilder builder(Sequence{60});
  builder.add({}, std::span(&only, 1));
  record.block = std::move(builder).finish();
  Log log(folder_.log(), Log::Mode::write);
  ASSERT_EQ(log.append(record), AppendOutcome::ok);
  EXPECT_THROW(static_cast<void>(log.history(Sequence{60})), LogDamage);
  EXPECT_THROW(static_cast<void>(log.history(Sequence{61})), LogDamage);
}

}  // namespace
}  // namespace bonboek
