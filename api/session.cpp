#include "api/session.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "api/coarse_clock.hpp"
#include "api/fault.hpp"

namespace bonboek {

using Clock = std::chrono::steady_clock;

Session::Session(Loop& loop, Census::Place place)
    : loop_{loop}, place_{std::move(place)}, slot_{loop.join(*this)}, wakeup_{loop.io(), Clock::time_point::max()} {
  enter(Stage::handshake, loop.bounds().header_timeout);
}

Session::~Session() {
  loop_.leave(slot_);
}

void Session::enter(Stage stage, std::chrono::milliseconds timeout) {
  stage_ = stage;
  deadline_ = coarse_now() + timeout;
  is_expired_ = false;
}

void Session::deliver(Ticket ticket, Parcel&& parcel) {
  if (ticket != ticket_) return;
  ticket_ = Ticket{};
  parcel_ = std::move(parcel);
  wake();
}

void Session::sweep(Clock::time_point now) {
  if (is_expired_ || now < deadline_) return;
  is_expired_ = true;
  interrupt();
}

void Session::drain() {
  if (stage_ == Stage::handshake || stage_ == Stage::idle || stage_ == Stage::piece) interrupt();
}

void Session::cut() {
  is_cut_ = true;
  close_socket();
  wake();
}

void Session::interrupt() {
  if (stage_ == Stage::answer || stage_ == Stage::piece) {
    wake();
  } else {
    cancel_operations();
  }
}

Ticket Session::expect() {
  parcel_ = Parcel{};
  ticket_ = loop_.next_ticket(slot_);
  return ticket_;
}

Parcel Session::take_parcel() {
  ticket_ = Ticket{};
  return std::exchange(parcel_, Parcel{});
}

void Session::expect_nothing() {
  ticket_ = Ticket{};
  parcel_ = Parcel{};
}

Task<void> Session::pause() {
  if (!is_woken_) {
    is_pausing_ = true;
    co_await wakeup_.async_wait(outcome);
    is_pausing_ = false;
  }
  is_woken_ = false;
}

void Session::wake() {
  is_woken_ = true;
  if (is_pausing_) wakeup_.cancel();
}

Task<Response> Session::ask(Request request) {
  enter(Stage::answer, bounds().handler_timeout);
  const Ticket ticket = expect();
  bool has_failed = false;
  try {
    loop_.handler()(std::move(request), loop_.inbox().respond_to(ticket));
  } catch (const std::exception& error) {
    spdlog::error("a handler threw: {}", error.what());
    has_failed = true;
  } catch (...) {
    spdlog::error("a handler threw something that is no exception");
    has_failed = true;
  }
  while (!has_parcel() && !has_failed && !is_expired_ && !is_cut_) co_await pause();
  Parcel parcel = take_parcel();
  if (auto* const response = std::get_if<Response>(&parcel)) co_return std::move(*response);
  co_return to_response(has_failed ? internal_error() : answer_too_late(bounds()));
}

}  // namespace bonboek
