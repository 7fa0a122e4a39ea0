// A disk that takes no more. The bound on a file's size stands for it: a write beyond it fails as on a full disk.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "tests/crash/witness.hpp"
#include "tests/crash/writer_process.hpp"

namespace bonboek::crash {
namespace {

/// Bounds the size of every file that this process writes, while it lives.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::vector<PostOutcome> post_all(Spine& spine, const std::vector<Errand>& errands) {
  std::vector<PostRequest> requests;
  for (const Errand errand : errands) requests.push_back(request_of(errand));
  return spine.post(requests);
}

TEST(FullDisk, WhatWasAcknowledgedBeforeItFilledIsThereAfterARestart) {
  for (const std::uint64_t limit : {100'000U, 130'001U, 262'144U, 500'003U}) {
    const Folder folder;
    Witness witness;
    const Told told = run_to_end({folder.path(), limit, witness.next_steps()});
    ASSERT_TRUE(WIFEXITED(told.status) && WEXITSTATUS(told.status) == 0) << "the writer died of the full disk";
    const auto failed = std::ranges::count(told.receipts, PostOutcome::Kind::storage_failed, &Receipt::kind);
    EXPECT_EQ(failed, client_count) << "every client is told that its post failed";
    witness.hear(told.receipts);
    EXPECT_GT(witness.acknowledged(), 1U);
    Log log(folder.path(), Log::Mode::write);
    ASSERT_EQ(witness.find_fault(log), "") << fmt::format("file limit {}", limit);
  }
}

TEST(FullDisk, AfterAFailedWriteNothingIsAcceptedThoughThereIsRoomAgain) {
  const Folder folder;
  Log log(folder.path(), Log::Mode::create);
  Spine spine(log, Views{}, plan_time);
  ASSERT_EQ(post_all(spine, {opening}).front().kind, PostOutcome::Kind::recorded);
  {
    const FileLimit full(1);
    EXPECT_EQ(post_all(spine, {{0, 0}}).front().kind, PostOutcome::Kind::storage_failed);
  }
  for (const auto& outcome : post_all(spine, {{0, 0}, {1, 0}, opening})) {
    EXPECT_EQ(outcome.kind, PostOutcome::Kind::storage_failed);
  }
  EXPECT_TRUE(spine.is_failed());
}

PostRequest reversal_of(Sequence sequence) {
  PostRequest request = request_of({0, 0});
  const auto body = fmt::format(
      R"({{"type":"reversed","occurredOn":"2029-01-01","reversedSequence":{},"reason":"entered-in-error"}})",
      sequence.value);
  request.posted = decode(body, BodyForm::json);
  request.key = fmt::format("reversal-{}", sequence.value);
  return request;
}

TEST(FullDisk, AReversalThatHasItsGroupWrittenFirstFailsWithTheGroup) {
  const Folder folder;
  Log log(folder.path(), Log::Mode::create);
  Spine spine(log, Views{}, plan_time);
  ASSERT_EQ(post_all(spine, {opening, {0, 0}}).back().kind, PostOutcome::Kind::recorded);
  const Sequence first_issued = log.tip();
  std::vector<PostRequest> requests;
  requests.push_back(request_of({0, 1}));             // issues the vouchers
  requests.push_back(reversal_of(first_issued));      // names an event of this group: it is written first
  requests.push_back(reversal_of(first_issued + 1));  // names one that was never written
  requests.push_back(
      reversal_of(Sequence{first_issued.value - 2}));  // names a mint; its voucher's newest event is not there
  const FileLimit full(1);
  for (const auto& outcome : spine.post(requests)) EXPECT_EQ(outcome.kind, PostOutcome::Kind::storage_failed);
  EXPECT_EQ(log.tip(), first_issued);
}

/// A small file system of its own, where the test may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(const char* size) : is_mounted_(mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, size) == 0) {}
  ~SmallDisk() {
    if (is_mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool is_mounted() const { return is_mounted_; }
  [[nodiscard]] bool resize(const char* size) const {
    return mount("tmpfs", folder_.path().c_str(), "tmpfs", MS_REMOUNT, size) == 0;
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "ledger"; }

 private:
  Folder folder_;
  bool is_mounted_;
};

TEST(FullDisk, OnADiskThatIsNearlyFullPostsAreTurnedAwayBeforeAnythingIsWritten) {
  const SmallDisk disk("size=32m");
  if (!disk.is_mounted()) GTEST_SKIP() << "needs the right to mount a file system";
  Log log(disk.path(), Log::Mode::create);
  Spine spine(log, Views{}, plan_time);
  for (const auto& outcome : post_all(spine, {opening, {0, 0}})) EXPECT_EQ(outcome.kind, PostOutcome::Kind::no_room);
  EXPECT_FALSE(spine.is_failed());
  EXPECT_EQ(log.tip(), Sequence{0});
}

TEST(FullDisk, OnADiskThatIsNearlyFullWhatWasRecordedBeforeIsStillTold) {
  const SmallDisk disk("size=600m");
  if (!disk.is_mounted()) GTEST_SKIP() << "needs the right to mount a file system";
  Log log(disk.path(), Log::Mode::create);
  Spine spine(log, Views{}, plan_time);
  const auto first = post_all(spine, {opening}).front();
  ASSERT_EQ(first.kind, PostOutcome::Kind::recorded);
  ASSERT_TRUE(disk.resize("size=200m"));
  const auto outcomes = post_all(spine, {opening, {0, 0}});
  EXPECT_EQ(outcomes[0].kind, PostOutcome::Kind::recorded);
  EXPECT_EQ(outcomes[0].first, first.first);
  EXPECT_EQ(outcomes[0].event_count, first.event_count);
  EXPECT_EQ(outcomes[1].kind, PostOutcome::Kind::no_room);
  PostRequest tried = request_of({0, 0});
  tried.dry_run = true;
  EXPECT_EQ(spine.post(std::span(&tried, 1)).front().kind, PostOutcome::Kind::would_record);
}

}  // namespace
}  // namespace bonboek::crash
