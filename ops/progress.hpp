// How far a long piece of work has come, on standard error: a bar where a person looks on, now and then a line where a
// log does. Work that is done soon says nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace bonboek {

class Progress {
 public:
  /// `what` is being done to `total` of `unit`: {"replaying", 50'000'000, "events"}.
  Progress(std::string what, std::uint64_t total, std::string unit);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Tells how many are done. Costs a look at the clock.
  void at(std::uint64_t done);
  /// Takes the bar away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);

  std::string what_;
  std::string unit_;
  std::uint64_t total_;
  std::uint64_t done_{0};
  Clock::time_point start_{Clock::now()};
  Clock::time_point next_;
  bool is_terminal_;
  bool is_drawn_{false};
};

/// How far it has come after so many seconds, how fast, and how long it would take on if it went on like that:
/// "replaying 10.000 of 30.000 events (33%), 5.000/s, 4 s left". Nothing is said of what is left before anything is
/// done.
[[nodiscard]] std::string progress_figures(const std::string& what, std::uint64_t done, std::uint64_t total,
                                           const std::string& unit, double seconds);

/// 12345678 as "12.345.678": counts are written as in the Netherlands, like amounts.
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace bonboek
