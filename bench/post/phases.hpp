// The workload cut up into phases, so that it can be posted over many connections at once.
#pragma once

#include <functional>
#include <vector>

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

/// What of a submission came to stand where in the log.
struct Stood {
  Sequence told;  // the sequence that the workload counts on for its first event
  Sequence first;
  std::uint64_t event_count{0};
};

/// The submissions of a phase may be recorded in any order; each phase is recorded before the next begins. They all
/// have the time of the last one, because a ledger's time does not go back.
class Phases {
 public:
  /// Records all of a phase, and says of each submission, in the order given, where it stands.
  using Record = std::function<std::vector<Stood>(const std::vector<PostRequest>&)>;

  /// `event_count`: how many events the log holds already, recorded in the order in which they were told.
  Phases(std::uint64_t event_count, Record record) : next_{event_count}, record_(std::move(record)) {}

  void take(PostRequest request);
  /// Records what waits.
  void flush();

 private:
  void renumber(PostRequest& request) const;

  Sequence next_;  // as the workload tells them
  Record record_;
  std::vector<PostRequest> waiting_;
  std::vector<Stood> stood_;  // in the order told
};

}  // namespace bonboek::bench
