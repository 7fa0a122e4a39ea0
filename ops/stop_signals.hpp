// The signals that a service is spoken to with: SIGTERM and SIGINT to stop, SIGHUP to read its keys again. They are
// held back from every thread and taken by the one that waits, so that no handler ever interrupts anything.
#pragma once

#include <csignal>
#include <cstdint>

namespace bonboek {

class StopSignals {
 public:
  enum class Asked : std::uint8_t { stop, reload };

  /// Holds the signals back, here and in every thread that begins after this. From now on a write to a closed
  /// pipe or beyond a file's allowed size fails, instead of ending the process.
  StopSignals();

  [[nodiscard]] Asked wait();
  /// Whether a stop waits to be taken.
  [[nodiscard]] bool is_stop_pending() const;
  /// Asks for a stop, from any thread.
  static void ask_stop();

 private:
  sigset_t signals_{};
};

}  // namespace bonboek
