#include "ledger/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ledger/log_folder.hpp"

namespace bonboek {
namespace {

using testing::HasSubstr;

/// What opening a log says; empty where it opens.
std::string refusal_to_open(const std::filesystem::path& folder, Log::Mode mode) {
  try {
    const Log log(folder, mode);
    return {};
  } catch (const LogUnavailable& refusal) {
    return refusal.what();
  }
}

TEST(Log, HoldsAfterItIsReopenedWhatWasAppended) {
  const TestFolder folder;
  const auto& records = sample_records();
  Sequence tip{0};
  {
    Log log(folder.log(), Log::Mode::create);
    EXPECT_EQ(log.tip(), Sequence{0});
    EXPECT_TRUE(blocks_of(log).empty());
    for (const Record& record : records) {
      ASSERT_EQ(log.append(record), AppendOutcome::ok);
      tip = tip + record.event_count;
      ASSERT_EQ(log.tip(), tip);
    }
    EXPECT_EQ(log.tip(), sample_ledger().facts().next());
  }
  for (const auto mode : {Log::Mode::create, Log::Mode::write, Log::Mode::read_only}) {
    const Log log(folder.log(), mode);
    EXPECT_EQ(log.tip(), tip);
    const auto blocks = blocks_of(log);
    ASSERT_EQ(blocks.size(), records.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) EXPECT_EQ(blocks[i], records[i].block);
  }
}

TEST(Log, AnAppendAtAnotherPositionWritesNothing) {
  const TestFolder folder;
  Log log(folder.log(), Log::Mode::create);
  ASSERT_EQ(log.append(fund_record(Sequence{0}, 3, "a")), AppendOutcome::ok);
  EXPECT_EQ(log.append(fund_record(Sequence{0}, 3, "b")), AppendOutcome::conflict);
  EXPECT_EQ(log.append(fund_record(Sequence{2}, 3, "b")), AppendOutcome::conflict);
  EXPECT_EQ(log.append(fund_record(Sequence{4}, 3, "b")), AppendOutcome::conflict);
  EXPECT_EQ(log.tip(), Sequence{3});
  EXPECT_FALSE(log.find_key("cubiss", "b"));
  EXPECT_EQ(log.append(fund_record(Sequence{3}, 1, "b")), AppendOutcome::ok);
  EXPECT_EQ(blocks_of(log).size(), 2U);
}

TEST(Log, AsksForFsyncBeforeItAnswers) {
  const TestFolder folder;
  Log log(folder.log(), Log::Mode::create);
  for (std::uint64_t i = 0; i < 3; ++i) {
    const auto before = log.sync_count();
    ASSERT_EQ(log.append(fund_record(Sequence{i}, 1, "k")), AppendOutcome::ok);
    EXPECT_GT(log.sync_count(), before);
  }
}

TEST(Log, ReadsInOrderFromTheBlockThatHoldsTheFirst) {
  const TestFolder folder;
  Log log(folder.log(), Log::Mode::create);
  for (std::uint64_t i = 0; i < 5; ++i) {
    ASSERT_EQ(log.append(fund_record(Sequence{i * 10}, 10, "k")), AppendOutcome::ok);
  }
  const auto firsts = [&log](std::uint64_t from, std::uint64_t until, std::size_t at_most = 99) {
    std::vector<std::uint64_t> seen;
    log.read(Sequence{from}, Sequence{until}, [&](std::string_view, Sequence first) {
      seen.push_back(first.value);
      return seen.size() < at_most;
    });
    return seen;
  };
  using Firsts = std::vector<std::uint64_t>;
  EXPECT_EQ(firsts(0, 50), (Firsts{0, 10, 20, 30, 40}));
  EXPECT_EQ(firsts(0, 1'000), (Firsts{0, 10, 20, 30, 40}));
  EXPECT_EQ(firsts(15, 50), (Firsts{10, 20, 30, 40}));
  EXPECT_EQ(firsts(19, 21), (Firsts{10, 20}));
  EXPECT_EQ(firsts(20, 30), (Firsts{20}));
  EXPECT_EQ(firsts(0, 50, 2), (Firsts{0, 10}));
  EXPECT_EQ(firsts(50, 60), Firsts{});
  EXPECT_EQ(firsts(30, 30), Firsts{});
}

TEST(Log, FindsEveryEvent) {
  const TestFolder folder;
  write_log(folder.log());
  const Log log(folder.log(), Log::Mode::read_only);
  for (Sequence at{0}; at < log.tip(); at = at + 1) {
    const auto stored = log.event(at);
    ASSERT_TRUE(stored);
    const auto expected = sample_ledger().event(at);
    EXPECT_EQ(stored->event.sequence, at);
    EXPECT_EQ(stored->event.submission, expected.submission);
    EXPECT_EQ(stored->event.recorded_at, expected.recorded_at);
    EXPECT_EQ(stored->event.actor, expected.actor);
    EXPECT_EQ(stored->event.fact, expected.fact);
    EXPECT_EQ(stored->event.voucher, expected.voucher);
    EXPECT_EQ(stored->event.previous, expected.previous);
  }
  EXPECT_FALSE(log.event(log.tip()));
  EXPECT_FALSE(log.event(Sequence::none()));
}

TEST(Log, FollowsAVouchersChainToItsMint) {
  const TestFolder folder;
  write_log(folder.log());
  const Log log(folder.log(), Log::Mode::read_only);
  const auto& vouchers = sample_ledger().facts().vouchers();
  for (std::uint32_t i = 0; i < vouchers.size(); ++i) {
    const auto newest = vouchers.at(VoucherIndex{i}).last;
    const auto expected = sample_ledger().history(newest);
    const auto history = log.history(newest);
    ASSERT_EQ(history.size(), expected.size());
    for (std::size_t j = 0; j < history.size(); ++j) {
      EXPECT_EQ(history[j].event.sequence, expected[j].sequence);
      EXPECT_EQ(history[j].event.voucher, VoucherIndex{i});
    }
    EXPECT_EQ(history.back().event.fact.type, EventType::minted);
  }
  EXPECT_TRUE(log.history(Sequence::none()).empty());
}

TEST(Log, RemembersIdempotencyKeysOfEachPrincipal) {
  const TestFolder folder;
  write_log(folder.log());
  const Log log(folder.log(), Log::Mode::write);
  for (const Record& record : sample_records()) {
    const auto& use = record.keys.at(0);
    const auto found = log.find_key(use.principal, use.key);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, record.first);
    EXPECT_EQ(found->digest, use.digest);
    const auto submission = log.submission(found->first);
    ASSERT_TRUE(submission);
    EXPECT_EQ(submission->submission.key, use.key);
    EXPECT_EQ(submission->submission.event_count, record.event_count);
    EXPECT_FALSE(log.find_key("gennep", use.key));
  }
  EXPECT_FALSE(log.find_key("cubiss", "key-99"));
  EXPECT_FALSE(log.submission(log.tip()));
  EXPECT_FALSE(log.submission(log.tip().value == 0 ? Sequence{0} : Sequence{log.tip().value - 1}));
}

TEST(Log, BelongsToOneWriterAtATime) {
  const TestFolder folder;
  const Log log(folder.log(), Log::Mode::create);
  EXPECT_THAT(refusal_to_open(folder.log(), Log::Mode::write), HasSubstr("in use by another process"));
  EXPECT_THAT(refusal_to_open(folder.log(), Log::Mode::create), HasSubstr("in use by another process"));
}

TEST(Log, OpensReadOnlyBesideItsWriter) {
  const TestFolder folder;
  Log writer(folder.log(), Log::Mode::create);
  ASSERT_EQ(writer.append(fund_record(Sequence{0}, 3, "a")), AppendOutcome::ok);
  const Log reader(folder.log(), Log::Mode::read_only);
  EXPECT_EQ(reader.tip(), Sequence{3});
  ASSERT_EQ(writer.append(fund_record(Sequence{3}, 2, "b")), AppendOutcome::ok);
  EXPECT_EQ(reader.tip(), Sequence{3});
  EXPECT_EQ(blocks_of(reader).size(), 1U);
  EXPECT_EQ(Log(folder.log(), Log::Mode::read_only).tip(), Sequence{5});
}

TEST(Log, AFolderWithoutALogIsSaidToBeSo) {
  const TestFolder folder;
  for (const auto mode : {Log::Mode::write, Log::Mode::read_only}) {
    EXPECT_THAT(refusal_to_open(folder.log(), mode), HasSubstr("holds no ledger: make one with 'bonboek init'"));
    EXPECT_THAT(refusal_to_open(folder.path(), mode), HasSubstr(folder.path().string()));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.log() / "CURRENT"));
}

TEST(Log, AFolderThatCannotBeMadeIsNotSaidToBeInUse) {
  const auto refusal = refusal_to_open("/proc/clock-and-lock", Log::Mode::create);
  EXPECT_NE(refusal, "");
  EXPECT_THAT(refusal, testing::Not(HasSubstr("in use")));
}

TEST(Log, SaysHowMuchRoomIsLeft) {
  const TestFolder folder;
  const Log log(folder.log(), Log::Mode::create);
  EXPECT_GT(log.free_bytes(), 0U);
}

}  // namespace
}  // namespace bonboek
