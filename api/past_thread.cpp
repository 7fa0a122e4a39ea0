#include "api/past_thread.hpp"

namespace bonboek {

PastThread::PastThread(const Log& log, std::function<void(const std::string&)> on_damage)
    : log_(log), on_damage_(std::move(on_damage)), thread_([this] { run(); }) {}

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

bool PastThread::ask(Asked asked) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || asked_.size() >= max_waiting_past_questions) return false;
    asked_.push_back(std::move(asked));
  }
  work_.notify_one();
  return true;
}

void PastThread::run() {
  while (true) {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return is_stopping_ || !asked_.empty(); });
    if (asked_.empty()) return;
    Asked asked = std::move(asked_.front());
    asked_.pop_front();
    lock.unlock();
    answer(asked);
  }
}

void PastThread::answer(Asked& asked) {
  try {
    const Views past = replay(log_, asked.moment);
    if (auto* about_books = std::get_if<AboutBooks>(&asked.question)) {
      (*about_books)(past.books());
    } else {
      std::get<AboutViews>(asked.question)({past, log_});
    }
  } catch (const LogDamage& damage) {
    asked.failed(damage.what());
    on_damage_(damage.what());
  }
}

}  // namespace bonboek
