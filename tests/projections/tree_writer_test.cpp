// A tree that is written by two threads is that of the log's lines, while it is asked as well.
#include "ledger/tree_writer.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "ledger/log_runs.hpp"
#include "projections/replay.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

/// Of the whole log, in groups of so many runs.
std::vector<TreeHead> written_heads(const Log& log, LogTree& tree, std::size_t runs_a_group, std::string& kept) {
  std::vector<TreeHead> heads;
  TreeWriter writer(tree);
  std::size_t runs = 0;
  read_runs(log, Sequence{0}, log.tip(), [&](const PlacedRun& placed) {
    writer.add(placed.submission, placed.run, placed.first);
    if (++runs % runs_a_group != 0) return true;
    kept += writer.finish().bytes;
    heads.push_back(tree.head(placed.first.value + placed.run.count()));
    return true;
  });
  kept += writer.finish().bytes;
  heads.push_back(tree.head(log.tip().value));
  return heads;
}

TEST(TreeWriter, WritesTheTreeOfTheLogsLines) {
  TestFolder folder;
  play_workload(folder.log());
  const Log log(folder.log(), Log::Mode::write);
  const Views views = replay(log, {});
  const LogTree expected(log, views.facts());
  for (const std::size_t runs_a_group : {1U, 7U, 1'000'000U}) {
    LogTree tree(log, Facts{});
    std::string kept;
    for (const TreeHead& head : written_heads(log, tree, runs_a_group, kept)) {
      EXPECT_EQ(head, expected.head(head.size)) << head.size;
    }
    EXPECT_EQ(kept.size(), log.tip().value / stretch_leaves * sizeof(Digest));
  }
}

TEST(TreeWriter, IsAskedForWhatIsThereWhileItWrites) {
  TestFolder folder;
  play_workload(folder.log());
  const Log log(folder.log(), Log::Mode::write);
  LogTree tree(log, Facts{});
  std::atomic<std::uint64_t> reached{0};
  std::atomic<bool> is_done{false};
  std::thread reader([&] {
    for (std::uint64_t last = 0; !is_done || last < reached;) {
      last = reached;
      if (last == 0) continue;
      EXPECT_TRUE(proves_consistency(tree.consistency(1, last), tree.head(1), tree.head(last))) << last;
    }
  });
  {
    TreeWriter writer(tree);
    read_runs(log, Sequence{0}, log.tip(), [&](const PlacedRun& placed) {
      writer.add(placed.submission, placed.run, placed.first);
      static_cast<void>(writer.finish());
      reached = placed.first.value + placed.run.count();
      return true;
    });
  }
  is_done = true;
  reader.join();
  EXPECT_EQ(reached, log.tip().value);
}

}  // namespace
}  // namespace bonboek
