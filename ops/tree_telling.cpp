#include "ops/tree_telling.hpp"

#include <spdlog/spdlog.h>

#include "ledger/facts.hpp"

namespace bonboek {

void TreeTelling::at(Sequence done) {
  if (!begin_) {
    begin_ = done;
    start_ = std::chrono::steady_clock::now();
    const std::uint64_t count = end_.value - done.value;
    if (count <= most_hashed_silently) return;
    spdlog::info("the log's tree is not kept beside it: {} events are hashed", grouped(count));
    progress_.emplace("hashing", count, "events");
  }
  if (!progress_) return;
  progress_->at(done.value - begin_->value);
  if (done < end_) return;
  progress_.reset();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start_;
  spdlog::info("{} events were hashed in {:.1f} s", grouped(end_.value - begin_->value), taken.count());
}

LogTree open_tree(const Log& log, const Facts& facts) {
  TreeTelling telling(facts.next());
  return {log, facts, [&](Sequence done) { telling.at(done); }};
}

}  // namespace bonboek
