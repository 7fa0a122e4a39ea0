// One measurement: the workload posted over HTTP to a new ledger, and what must have come of it.
#pragma once

#include "bench/post/options.hpp"
#include "bench/workload/expected.hpp"

namespace bonboek::bench {

struct PostFigures {
  std::uint64_t events{0};
  std::uint64_t posts{0};
  std::uint64_t body_bytes{0};
  std::uint64_t syncs{0};  // of RocksDB's log, as the service's /metrics tell it
  double seconds{0};       // from a phase's first byte sent to its last answer received, all phases together
  std::uint64_t peak_resident_bytes{0};  // of the service
  double processor_seconds{0};           // of the service: hardly swayed by what else the machine does
};

/// Throws WrongAnswer where a post is not recorded, where the log does not hold what is expected, and where it synced
/// less often than posts could have shared.
[[nodiscard]] PostFigures post(const PostOptions& options, const Workload& workload, const Expected& expected);

}  // namespace bonboek::bench
