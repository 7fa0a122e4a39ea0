#include "api/past_thread.hpp"

#include <malloc.h>
#include <spdlog/spdlog.h>

#include <stdexcept>

namespace bonboek {
namespace {

/// The views of a replay are as large as the ledger's own, and snapshots take tens of megabytes while they are made.
/// The allocator would keep what they took for the next time.
void give_back_memory() {
  malloc_trim(0);
}

struct MemoryGivenBack {
  MemoryGivenBack() = default;
  ~MemoryGivenBack() { give_back_memory(); }
  MemoryGivenBack(const MemoryGivenBack&) = delete;
  MemoryGivenBack& operator=(const MemoryGivenBack&) = delete;
};

}  // namespace

PastThread::PastThread(const Log& log, std::function<void(const std::string&)> on_damage)
    : log_(log), on_damage_(std::move(on_damage)), keeper_(log), thread_([this] { run(); }) {}

PastThread::~PastThread() {
  stop();
  thread_.join();
}

void PastThread::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  work_.notify_all();
}

bool PastThread::ask(const Moment& moment, AboutViews question, Failed failed) {
  return ask({moment, std::move(question), std::move(failed)});
}

bool PastThread::ask(const Moment& moment, AboutBooks question, Failed failed) {
  return ask({moment, std::move(question), std::move(failed)});
}

bool PastThread::ask(AboutLog question, Failed failed) {
  return ask({{}, std::move(question), std::move(failed)});
}

bool PastThread::ask(Asked asked) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || asked_.size() >= max_waiting_past_questions) return false;
    asked_.push_back(std::move(asked));
  }
  work_.notify_one();
  return true;
}

void PastThread::note(Sequence tip) {
  if (tip.value - looked_at_.value < events_between_looks) return;
  looked_at_ = tip;
  {
    const std::lock_guard lock(mutex_);
    has_news_ = true;
  }
  work_.notify_one();
}

void PastThread::run() {
  while (true) {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return is_stopping_ || has_news_ || !asked_.empty(); });
    if (!asked_.empty()) {
      Asked asked = std::move(asked_.front());
      asked_.pop_front();
      lock.unlock();
      answer(asked);
      continue;
    }
    if (is_stopping_) return;
    has_news_ = false;
    lock.unlock();
    keep_up();
  }
}

/// Does one piece of it; what is left is news again, so that a question is answered first.
void PastThread::keep_up() {
  try {
    const auto before = keeper_.state();
    const bool is_more = keeper_.step();
    kept_.store(keeper_.kept().value, std::memory_order_relaxed);
    if (keeper_.state() != before) tell_of_rebuilding(before);
    if (is_more) look_again();
    if (was_behind_ && !is_more) give_back_memory();
    was_behind_ = is_more;
  } catch (const std::runtime_error& failure) {  // LogDamage, or LogUnavailable where reading fails
    on_damage_(failure.what());
  }
}

void PastThread::look_again() {
  const std::lock_guard lock(mutex_);
  has_news_ = true;
}

void PastThread::tell_of_rebuilding(BooksKeeper::State before) {
  using State = BooksKeeper::State;
  const auto now = std::chrono::steady_clock::now();
  if (keeper_.state() == State::rebuilding) {
    rebuilding_since_ = now;
    spdlog::warn("what is kept of past moments is missing or damaged; it is made anew from the log");
  } else if (before == State::rebuilding && keeper_.state() == State::whole) {
    spdlog::info("what is kept of past moments is made anew, in {} ms",
                 std::chrono::duration_cast<std::chrono::milliseconds>(now - rebuilding_since_).count());
  } else if (before == State::rebuilding && keeper_.state() == State::broken) {
    spdlog::warn("the disk has no room for what is kept of past moments: replays answer until it has");
  } else if (keeper_.state() == State::given_up) {
    spdlog::error("what is kept of past moments can't be kept: replays answer until the service starts anew");
  }
}

void PastThread::answer(Asked& asked) {
  try {
    std::visit([&](auto& question) { answer(asked.moment, question); }, asked.question);
  } catch (const std::runtime_error& failure) {  // LogDamage, or LogUnavailable where reading fails
    asked.failed(failure.what());
    on_damage_(failure.what());
  }
}

void PastThread::answer(const Moment& moment, AboutBooks& question) {
  const auto kept = kept_moment(log_, moment);
  if (kept.is_damaged) {
    keeper_.doubt();
    look_again();
  }
  if (kept.books) return question(kept.books->books());
  const MemoryGivenBack afterwards;
  const Views past = replay_shared(log_, moment);
  question(past.books());
}

void PastThread::answer(const Moment& moment, AboutViews& question) const {
  const MemoryGivenBack afterwards;
  const Views past = replay_shared(log_, moment);
  question({past, log_});
}

void PastThread::answer(const Moment&, AboutLog& question) const {
  question(log_);
}

}  // namespace bonboek
