// What all sessions share, whatever they speak over: stages, deadlines and the wait for an answer.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <memory>

#include "api/census.hpp"
#include "api/http.hpp"
#include "api/inbox.hpp"
#include "api/loop.hpp"

namespace bonboek {

// Asio with the executor's own type written out: a type-erased one costs an allocation here and there.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;

/// Awaits an operation and gives its error code with its result: a client that leaves is no exception.
inline constexpr auto outcome = boost::asio::as_tuple(boost::asio::use_awaitable_t<Executor>{});

/// One client's connection. Lives on its loop's thread alone. It runs as one coroutine and at any moment is at one
/// stage, which has a deadline; whatever comes from outside (a deadline, an answer, a drain) ends the wait of that
/// stage and the coroutine looks why.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Loop& loop, Census::Place place);
  virtual ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// The answer or piece that this ticket was given for; one with another ticket comes too late and is dropped.
  void deliver(Ticket ticket, Parcel&& parcel);
  void sweep(std::chrono::steady_clock::time_point now);
  void drain();
  void cut();

 protected:
  enum class Stage : std::uint8_t { handshake, idle, header, body, answer, piece, write, linger };

  void enter(Stage stage, std::chrono::milliseconds timeout);
  [[nodiscard]] Stage stage() const { return stage_; }
  /// Whether the stage's deadline has passed. A loop that waits looks at this before each wait: it is told only once.
  [[nodiscard]] bool is_expired() const { return is_expired_; }
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  [[nodiscard]] Loop& loop() { return loop_; }
  [[nodiscard]] const Bounds& bounds() const { return loop_.bounds(); }
  [[nodiscard]] Census::Place& place() { return place_; }

  /// A ticket for the next parcel; what was delivered before is forgotten.
  [[nodiscard]] Ticket expect();
  [[nodiscard]] bool has_parcel() const { return parcel_.index() != 0; }
  [[nodiscard]] Parcel take_parcel();
  void expect_nothing();

  /// Waits for `wake`. A wake that came before the wait counts.
  [[nodiscard]] Task<void> pause();
  void wake();

  /// Hands the request to the handler and waits for its answer; where none comes, it is the fault to send instead.
  [[nodiscard]] Task<Response> ask(Request request);

  /// Ends the wait of the present stage.
  void interrupt();

 private:
  virtual void cancel_operations() = 0;
  virtual void close_socket() = 0;

  using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                  boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
  Loop& loop_;
  Census::Place place_;
  std::uint16_t slot_;
  Ticket ticket_;
  Parcel parcel_;
  Timer wakeup_;  // never runs out: cancelling it is the wake
  std::chrono::steady_clock::time_point deadline_;
  Stage stage_{Stage::handshake};
  bool is_expired_{false};
  bool is_cut_{false};
  bool is_woken_{false};
  bool is_pausing_{false};
};

}  // namespace bonboek
