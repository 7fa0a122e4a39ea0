#include "api/loop.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <csignal>
#include <exception>

#include "api/coarse_clock.hpp"
#include "api/response_head.hpp"
#include "api/session.hpp"

namespace bonboek {
namespace {

using std::chrono::milliseconds;

/// Deadlines are looked at this often: a timer for each would cost more than the request it guards. So a deadline is
/// kept within an eighth of the shortest, and a quarter of a second at most.
milliseconds sweep_interval(const Bounds& bounds) {
  const milliseconds shortest =
      std::min({bounds.header_timeout, bounds.body_timeout, bounds.idle_timeout, bounds.write_timeout,
                bounds.handler_timeout, bounds.heartbeat, bounds.linger_timeout});
  return std::clamp(shortest / 8, milliseconds{1}, milliseconds{250});
}

/// Signals are the main thread's: a thread begun while this lives never takes one.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

Loop::Loop(const Bounds& bounds, const Handler& handler, const MakeSink& make_sink)
    : bounds_{bounds}, handler_{handler}, make_sink_{make_sink}, sweep_interval_{sweep_interval(bounds)} {
  auto deliver = [this](Ticket ticket, Parcel&& parcel) {
    Session* const session = ticket.slot() < slots_.size() ? slots_[ticket.slot()] : nullptr;
    if (session != nullptr) session->deliver(ticket, std::move(parcel));
  };
  auto wake = [this] { boost::asio::post(io_, [this] { inbox_->collect(); }); };
  inbox_ = std::make_shared<Inbox>(std::move(deliver), std::move(wake));
}

Loop::~Loop() {
  stop();
  inbox_->close();
}

void Loop::start() {
  sweep();
  const SignalsHeld held;
  thread_ = std::thread{[this] { run(); }};
}

void Loop::stop() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

void Loop::run() {
  const Inbox::Presence presence{*inbox_};
  for (;;) {
    try {
      io_.run();
      return;
    } catch (const std::exception& error) {
      spdlog::error("network thread: {}", error.what());
    }
  }
}

std::uint16_t Loop::join(Session& session) {
  if (free_slots_.empty()) {
    slots_.push_back(&session);
    free_slots_.reserve(slots_.size());  // so that `leave` never allocates
    return static_cast<std::uint16_t>(slots_.size() - 1);
  }
  const std::uint16_t slot = free_slots_.back();
  free_slots_.pop_back();
  slots_[slot] = &session;
  return slot;
}

void Loop::leave(std::uint16_t slot) {
  slots_[slot] = nullptr;
  free_slots_.push_back(slot);
}

void Loop::sweep() {
  const auto now = coarse_now();
  for (Session* const session : slots_) {
    if (session != nullptr) session->sweep(now);
  }
  sweep_timer_.expires_after(sweep_interval_);
  sweep_timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) sweep();
  });
}

void Loop::drain() {
  is_draining_ = true;
  for (Session* const session : slots_) {
    if (session != nullptr) session->drain();
  }
}

std::size_t Loop::cut() {
  std::size_t count = 0;
  for (Session* const session : slots_) {
    if (session == nullptr) continue;
    session->cut();
    ++count;
  }
  return count;
}

std::string_view Loop::date() {
  const std::time_t now = std::time(nullptr);
  if (now != date_at_) {
    date_ = http_date(now);
    date_at_ = now;
  }
  return date_;
}

}  // namespace bonboek
