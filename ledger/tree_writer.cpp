#include "ledger/tree_writer.hpp"

#include <utility>

namespace bonboek {
namespace {

/// A run of fewer events takes less time to hash than a thread to wake: some 20 us.
constexpr std::uint64_t short_run = 64;

}  // namespace

TreeWriter::TreeWriter(LogTree& tree) : tree_(tree) {
  thread_ = std::thread([this] { run(); });
}

TreeWriter::~TreeWriter() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void TreeWriter::add(const Submission& submission, Run run, Sequence first) {
  RunLeaves leaves = tree_.prepare(submission, std::move(run), first);
  {
    const std::lock_guard lock(mutex_);
    if (!waiting_.empty() || leaves.count >= short_run) {
      waiting_.push_back(std::move(leaves));
      changed_.notify_all();
      return;
    }
  }
  tree_.take_in(leaves);
}

DerivedRow TreeWriter::finish() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty(); });
  }
  return tree_.take_completed();
}

void TreeWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
    if (is_stopping_) return;
    const RunLeaves& leaves = waiting_.front();  // stays where it is while more are put behind it
    lock.unlock();
    tree_.take_in(leaves);
    lock.lock();
    waiting_.pop_front();
    if (waiting_.empty()) changed_.notify_all();
  }
}

}  // namespace bonboek
