// A workload's log without a spine: what its submissions become is known, so blocks are built and written without
// deciding anything. Block by block the log that a spine makes of the same submissions in the same commit groups.
#pragma once

#include <future>
#include <optional>
#include <vector>

#include "bench/commit_group.hpp"
#include "bench/workload/outcomes.hpp"
#include "ledger/log.hpp"

namespace bonboek::bench {

class StraightLog {
 public:
  /// Takes an empty log; it and the workload must outlive this.
  StraightLog(Log& log, const Workload& workload, GroupBound bound);

  /// Takes the next submission that the workload tells. Throws std::runtime_error where the log does not take a block.
  void take(const PostRequest& request);
  /// Writes what waits; call it once, after the last submission. Throws as `take` does.
  void finish();

 private:
  void link(std::vector<Run>& runs);
  [[nodiscard]] bool is_read_before(const std::vector<Run>& runs) const;
  void write_block();
  void wait_for_block();

  Log& log_;
  Outcomes outcomes_;
  GroupSize size_;
  std::vector<Sequence> newest_;  // of each voucher its newest event
  Sequence next_{0};
  std::optional<BlockBuilder> block_;
  std::vector<KeyUse> keys_;
  std::future<AppendOutcome> writing_;  // the block before: it is written while the next one is made
};

}  // namespace bonboek::bench
