// One network thread: its event loop, its sessions and their deadlines.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/bounds.hpp"
#include "api/http.hpp"
#include "api/inbox.hpp"

namespace bonboek {

class Session;

/// Sessions live on one loop from their first byte to their last, so that none of them needs a lock. All but `start`,
/// `stop` and `io` is for the loop's own thread. `bounds`, `handler` and `make_sink` must outlive the loop, and the
/// loop its sessions.
class Loop {
 public:
  Loop(const Bounds& bounds, const Handler& handler, const MakeSink& make_sink);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void start();
  /// Ends the thread, whatever it still has to do. Harmless twice.
  void stop();
  [[nodiscard]] boost::asio::io_context& io() { return io_; }

  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  [[nodiscard]] const Handler& handler() const { return handler_; }
  [[nodiscard]] const MakeSink& make_sink() const { return make_sink_; }
  [[nodiscard]] Inbox& inbox() { return *inbox_; }

  /// A session's slot, for as long as it lives.
  [[nodiscard]] std::uint16_t join(Session& session);
  void leave(std::uint16_t slot);
  [[nodiscard]] Ticket next_ticket(std::uint16_t slot) { return Ticket::of(slot, ++last_turn_); }

  /// From now on a session ends as soon as no request is under way on it.
  void drain();
  [[nodiscard]] bool is_draining() const { return is_draining_; }
  /// Ends every session at once; returns how many there were.
  std::size_t cut();

  /// The Date header of now.
  [[nodiscard]] std::string_view date();

 private:
  void run();
  void sweep();

  const Bounds& bounds_;
  const Handler& handler_;
  const MakeSink& make_sink_;
  std::vector<Session*> slots_;
  std::vector<std::uint16_t> free_slots_;
  std::uint64_t last_turn_{0};
  bool is_draining_{false};
  std::time_t date_at_{0};
  std::string date_;
  std::chrono::milliseconds sweep_interval_;
  boost::asio::io_context io_{1};
  boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                    boost::asio::io_context::executor_type>
      sweep_timer_{io_};
  std::shared_ptr<Inbox> inbox_;
  std::thread thread_;
};

}  // namespace bonboek
