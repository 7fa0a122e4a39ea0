// One measurement of appending: a new ledger, its posts in commit groups of one size, and what must have come of them.
#pragma once

#include "bench/options.hpp"
#include "bench/recorder.hpp"
#include "bench/workload/expected.hpp"

namespace bonboek::bench {

enum class PostForm : std::uint8_t {
  bulk,    // everything as the workload tells it: reports with lists of vouchers
  single,  // the parties' first reports of what they did, as posts of one event each
};

struct Trial {
  PostForm form{};
  std::size_t group{1};  // submissions in a commit group
};

/// Records the workload in a new log and tells what of it was timed. Throws WrongAnswer where a post is not recorded,
/// where the log does not hold what was, or where it synced less often than once for each group.
///
/// Of single posts there are about `options.posts`; nothing is recorded after them, unless `is_checked`: then the rest
/// of the workload is recorded too, the log is opened again and has to replay to what is expected.
[[nodiscard]] Recorded append(const Options& options, const Workload& workload, const Expected& expected, Trial trial,
                              bool is_checked);

}  // namespace bonboek::bench
