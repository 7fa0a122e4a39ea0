// Takes what is recorded into the log's tree. Long runs are hashed by a thread of its own, while the ledger's decides
// what comes next and writes the log; a short one is hashed sooner than another thread would be woken.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "ledger/log_tree.hpp"

namespace bonboek {

class TreeWriter {
 public:
  /// The tree must outlive it, and be changed by nobody else.
  explicit TreeWriter(LogTree& tree);
  ~TreeWriter();
  TreeWriter(const TreeWriter&) = delete;
  TreeWriter& operator=(const TreeWriter&) = delete;

  // Both for the thread that writes the log.

  /// Takes in the next run, which is linked, now or before `finish` returns.
  void add(const Submission& submission, Run run, Sequence first);
  /// Waits until every run is taken in. What was completed, to be kept: LogTree::take_completed.
  [[nodiscard]] DerivedRow finish();

 private:
  void run();

  LogTree& tree_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<RunLeaves> waiting_;  // the first of them may be under way
  bool is_stopping_{false};

  std::thread thread_;
};

}  // namespace bonboek
