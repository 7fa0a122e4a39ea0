// A clock for deadlines.
#pragma once

#include <chrono>
#include <ctime>

namespace bonboek {

/// Now, as std::chrono::steady_clock has it, but only as exact as the kernel's tick (4 ms at most) and so at a fraction
/// of the cost: a request enters several stages, and each sets a deadline.
[[nodiscard]] inline std::chrono::steady_clock::time_point coarse_now() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return std::chrono::steady_clock::time_point{std::chrono::seconds{now.tv_sec} +
                                               std::chrono::nanoseconds{now.tv_nsec}};
}

}  // namespace bonboek
