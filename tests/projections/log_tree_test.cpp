// The log's tree is that of its canonical lines at every size, whatever was kept of it.
#include "ledger/log_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "projections/replay.hpp"
#include "tests/ledger/raw_log.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

class LogTreeTest : public testing::Test {
 protected:
  void SetUp() override { play_workload(folder_.log()); }

  [[nodiscard]] std::vector<std::string> kept_rows() const {
    const Log log(folder_.log(), Log::Mode::read_only);
    std::vector<std::string> rows;
    log.read_derived(Derived::hashes, Sequence{0}, [&](const DerivedRow& row) {
      rows.push_back(row.bytes);
      return true;
    });
    return rows;
  }

  /// Opens the log for writing and holds its tree against the roots of its lines one by one.
  void expect_the_lines_tree() {
    const Log log(folder_.log(), Log::Mode::write);
    const Views views = replay(log, {});
    const LogTree tree(log, views.facts());
    const auto lines = tree.lines(Sequence{0}, log.tip());
    ASSERT_EQ(lines.size(), log.tip().value);
    ASSERT_GT(lines.size(), 2 * stretch_leaves);
    TreeEdge edge;
    for (std::size_t size = 1; size <= lines.size(); ++size) {
      edge.add(leaf_hash(lines[size - 1]));
      const bool is_looked_at = size % 97 == 0 || size % stretch_leaves < 2 || size + 3 > lines.size();
      if (!is_looked_at) continue;
      EXPECT_EQ(tree.head(size).root, edge.root()) << size;
    }
  }

  TestFolder folder_;
};

TEST_F(LogTreeTest, IsThatOfTheCanonicalLines) {
  ASSERT_FALSE(kept_rows().empty());
  expect_the_lines_tree();
}

TEST_F(LogTreeTest, TellsHowMuchIsHashedOfWhatIsNotKept) {
  const Log log(folder_.log(), Log::Mode::write);
  const Views views = replay(log, {});
  std::vector<std::uint64_t> told;
  const auto note = [&](Sequence done) { told.push_back(done.value); };
  const LogTree behind(log, views.facts(), note);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front(), log.tip().value / stretch_leaves * stretch_leaves) << "stretches are kept whole";
  EXPECT_EQ(told.back(), log.tip().value);
  EXPECT_TRUE(log.drop_derived(Derived::hashes));
  told.clear();
  const LogTree anew(log, views.facts(), note);
  EXPECT_EQ(told.front(), 0U);
  EXPECT_EQ(told.back(), log.tip().value);
  EXPECT_TRUE(std::ranges::is_sorted(told));
}

TEST_F(LogTreeTest, IsMadeAnewWhereNothingIsKept) {
  const auto rows = kept_rows();
  {
    EXPECT_TRUE(Log(folder_.log(), Log::Mode::write).drop_derived(Derived::hashes));
  }
  EXPECT_TRUE(kept_rows().empty());
  expect_the_lines_tree();
  std::string before;
  for (const auto& row : rows) before += row;
  std::string after;
  for (const auto& row : kept_rows()) after += row;
  EXPECT_EQ(after, before);
}

TEST_F(LogTreeTest, DoesNotBelieveRowsThatAreMissingDamagedOrOutOfPlace) {
  enum class Harm : std::uint8_t { missing, damaged, half, moved };
  for (const Harm harm : {Harm::missing, Harm::damaged, Harm::half, Harm::moved}) {
    std::vector<DerivedRow> rows;  // of a hash each
    std::string hashes;
    for (const auto& row : kept_rows()) hashes += row;
    for (std::size_t at = 0; at < hashes.size(); at += sizeof(Digest)) {
      rows.push_back({Sequence{at / sizeof(Digest) * stretch_leaves}, hashes.substr(at, sizeof(Digest))});
    }
    ASSERT_GT(rows.size(), 2U);
    {
      const Log log(folder_.log(), Log::Mode::write);
      DerivedRow& row = rows[rows.size() / 2];
      ASSERT_TRUE(log.drop_derived(Derived::hashes));
      if (harm == Harm::damaged) row.bytes.clear();
      if (harm == Harm::half) row.bytes.resize(row.bytes.size() / 2);
      if (harm == Harm::moved) row.at = row.at + stretch_leaves;
      for (const DerivedRow& each : rows) {
        if (harm == Harm::missing && &each == &row) continue;
        ASSERT_TRUE(log.keep_derived(Derived::hashes, each, {}));
      }
    }
    expect_the_lines_tree();
    expect_the_lines_tree();
  }
}

TEST_F(LogTreeTest, ProvesEventsAndThatItOnlyGrew) {
  const Log log(folder_.log(), Log::Mode::read_only);
  const Views views = replay(log, {});
  const LogTree tree(log, views.facts());
  const std::uint64_t end = log.tip().value;
  for (const std::uint64_t size : {std::uint64_t{1}, stretch_leaves, stretch_leaves + 1, end / 2, end - 1, end}) {
    const TreeHead head = tree.head(size);
    for (const std::uint64_t index : {std::uint64_t{0}, size / 3, size / 2, size - 1}) {
      const auto line = tree.lines(Sequence{index}, Sequence{index + 1}).at(0);
      EXPECT_TRUE(proves_inclusion(tree.inclusion(index, size), leaf_hash(line), index, head)) << index << " " << size;
      const TreeHead old = tree.head(index + 1);
      EXPECT_TRUE(proves_consistency(tree.consistency(index + 1, size), old, head)) << index << " " << size;
    }
  }
}

}  // namespace
}  // namespace bonboek
