#include "api/past_thread.hpp"

namespace bonboek {

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
  const auto goes_on = [this] {
    const std::lock_guard lock(mutex_);
    return !is_stopping_;
  };
  try {
    const bool is_more = keeper_.step(goes_on);
    kept_.store(keeper_.kept().value, std::memory_order_relaxed);
    if (!is_more) return;
  } catch (const LogDamage& damage) {
    return on_damage_(damage.what());
  }
  const std::lock_guard lock(mutex_);
  has_news_ = true;
}

void PastThread::answer(Asked& asked) {
  try {
    std::visit([&](auto& question) { answer(asked.moment, question); }, asked.question);
  } catch (const LogDamage& damage) {
    asked.failed(damage.what());
    on_damage_(damage.what());
  }
}

void PastThread::answer(const Moment& moment, AboutBooks& question) const {
  if (const auto kept = kept_books_at(log_, moment)) return question(kept->books());
  const Views past = replay_shared(log_, moment);
  question(past.books());
}

void PastThread::answer(const Moment& moment, AboutViews& question) const {
  const Views past = replay_shared(log_, moment);
  question({past, log_});
}

void PastThread::answer(const Moment&, AboutLog& question) const {
  question(log_);
}

}  // namespace bonboek
