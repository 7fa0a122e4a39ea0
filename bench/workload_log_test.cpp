// A log that is written straight from the workload is the one that a ledger makes of the same submissions as bodies.
#include <gtest/gtest.h>

#include "bench/log_folder.hpp"
#include "bench/recorder.hpp"
#include "bench/workload/expected.hpp"
#include "bench/workload_log.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

/// 100: blocks that end where what a reversal undoes has to be read. 4096: as benchmarks have it.
constexpr std::array block_bounds{100U, 4'096U};
constexpr std::array sizes{WorkloadSize{1, 1},     WorkloadSize{13, 2},     WorkloadSize{500, 3},
                           WorkloadSize{2'500, 7}, WorkloadSize{20'000, 1}, WorkloadSize{20'000, 1'000'003}};

struct Folders {
  LogFolder written{std::filesystem::temp_directory_path()};
  LogFolder imported{std::filesystem::temp_directory_path()};
};

TEST(WorkloadLog, IsTheSameWrittenStraightAsImported) {
  for (const WorkloadSize size : sizes) {
    for (const std::uint32_t bound : block_bounds) {
      SCOPED_TRACE(testing::Message() << size.vouchers << " vouchers, seed " << size.seed << ", blocks of " << bound);
      const Workload workload(size);
      const Folders folders;
      write_log(folders.written.path(), workload, bound);
      import_log(folders.imported.path(), workload, bound);
      ASSERT_NO_THROW(must_be_identical(folders.written.path(), folders.imported.path()));
    }
  }
}

TEST(WorkloadLog, ReplaysToWhatIsExpected) {
  for (const WorkloadSize size : sizes) {
    const Workload workload(size);
    const Expected expected = expected_of(workload);
    const LogFolder folder(std::filesystem::temp_directory_path());
    write_log(folder.path(), workload, 4'096);
    const Log log(folder.path(), Log::Mode::read_only);
    const Views views = replay(log, {});
    EXPECT_EQ(log.tip().value, expected.event_count);
    EXPECT_NO_THROW(must_agree("log", expected.log, log_figures(log)));
    EXPECT_NO_THROW(must_agree("states", expected.states, state_figures(views.facts())));
    EXPECT_NO_THROW(must_agree("projections", expected.projections, projection_figures(views)));
  }
}

TEST(WorkloadLog, IsAnotherForAnotherSeedAndForOtherBlocks) {
  const Folders folders;
  write_log(folders.written.path(), Workload({500, 3}), 200);
  write_log(folders.imported.path(), Workload({500, 4}), 200);
  EXPECT_THROW(must_be_identical(folders.written.path(), folders.imported.path()), WrongAnswer);
  const LogFolder in_other_blocks(std::filesystem::temp_directory_path());
  write_log(in_other_blocks.path(), Workload({500, 3}), 100);
  EXPECT_THROW(must_be_identical(folders.written.path(), in_other_blocks.path()), WrongAnswer);
}

}  // namespace
}  // namespace bonboek::bench
