// Posts submissions to a spine in commit groups, and times nothing but that.
#pragma once

#include <chrono>
#include <vector>

#include "bench/checks.hpp"
#include "bench/commit_group.hpp"

namespace bonboek::bench {

/// What came of the groups so far.
struct Recorded {
  std::uint64_t groups{0};
  std::uint64_t submissions{0};
  std::uint64_t events{0};
  std::uint64_t syncs{0};
  std::chrono::steady_clock::duration spent{};  // deciding, encoding, writing with fsync and applying

  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(spent).count(); }
};

class Recorder {
 public:
  Recorder(Spine& spine, GroupBound bound) : spine_(spine), size_(bound) {}

  /// Takes a submission; posts the group once it is full. Throws WrongAnswer where one is not recorded.
  void take(PostRequest request);
  /// Posts what waits.
  void flush();

  [[nodiscard]] const Recorded& recorded() const { return recorded_; }

 private:
  Spine& spine_;
  std::vector<PostRequest> group_;
  GroupSize size_;
  Recorded recorded_;
};

}  // namespace bonboek::bench
