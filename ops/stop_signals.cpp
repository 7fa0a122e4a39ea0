#include "ops/stop_signals.hpp"

#include <unistd.h>

#include <cerrno>
#include <initializer_list>

namespace bonboek {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

StopSignals::Asked StopSignals::wait() {
  int taken = -1;
  while (taken < 0) taken = sigwaitinfo(&signals_, nullptr);  // fails only where a debugger interrupts it
  return taken == SIGHUP ? Asked::reload : Asked::stop;
}

bool StopSignals::is_stop_pending() const {
  sigset_t pending{};
  sigpending(&pending);
  return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1;
}

void StopSignals::ask_stop() {
  kill(getpid(), SIGTERM);
}

}  // namespace bonboek
