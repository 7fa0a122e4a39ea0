// The thread that answers what is asked of past moments, beside the one that owns the ledger's state, so that an
// auditor's question does not hold up a clerk's post. Between questions it looks after what is kept of past moments.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>

#include "projections/books_keeper.hpp"

namespace bonboek {

/// The most questions about past moments that wait at once; the next one is turned away as busy.
inline constexpr std::size_t max_waiting_past_questions = 64;

/// What is kept of past moments is looked after once so many events have come.
inline constexpr std::uint64_t events_between_looks = 50'000;

/// What a question is answered from. Views and log fit each other; nobody else touches the views meanwhile.
struct LedgerState {
  const Views& views;
  const Log& log;
};

class PastThread {
 public:
  using AboutViews = std::move_only_function<void(const LedgerState&)>;
  using AboutBooks = std::move_only_function<void(const Books&)>;
  using AboutLog = std::move_only_function<void(const Log&)>;
  /// Called when a question can't be answered: damage found on the way.
  using Failed = std::move_only_function<void(const std::string& why)>;

  /// Starts the thread. The log must outlive it. `on_damage` is called from it when the log turns out damaged.
  PastThread(const Log& log, std::function<void(const std::string&)> on_damage);
  /// Answers what waits, then stops.
  ~PastThread();
  PastThread(const PastThread&) = delete;
  PastThread& operator=(const PastThread&) = delete;

  // From any thread. False where too much waits already; nothing is called then.
  [[nodiscard]] bool ask(const Moment& moment, AboutViews question, Failed failed);
  [[nodiscard]] bool ask(const Moment& moment, AboutBooks question, Failed failed);
  [[nodiscard]] bool ask(AboutLog question, Failed failed);

  /// Told how far the log has come.
  void note(Sequence tip);

  /// How far the books of past moments were at hand when they were last looked after. From any thread.
  [[nodiscard]] Sequence kept() const { return Sequence{kept_.load(std::memory_order_relaxed)}; }

  /// No more questions are taken; those that wait are answered.
  void stop();

 private:
  struct Asked {
    Moment moment;
    std::variant<AboutViews, AboutBooks, AboutLog> question;
    Failed failed;
  };

  [[nodiscard]] bool ask(Asked asked);
  void run();
  void keep_up();
  void look_again();
  void tell_of_rebuilding(BooksKeeper::State before);
  void answer(Asked& asked);
  void answer(const Moment& moment, AboutBooks& question);
  void answer(const Moment& moment, AboutViews& question) const;
  void answer(const Moment& moment, AboutLog& question) const;

  const Log& log_;
  std::function<void(const std::string&)> on_damage_;

  std::mutex mutex_;  // guards the members below it
  std::condition_variable work_;
  std::deque<Asked> asked_;
  bool has_news_{true};  // there may be something to look after
  bool is_stopping_{false};

  BooksKeeper keeper_;  // of the thread alone
  std::chrono::steady_clock::time_point rebuilding_since_;
  bool was_behind_{false};  // at its last look: what the keeper did was not all that there was to do
  std::atomic<std::uint64_t> kept_{0};
  Sequence looked_at_{0};  // of whoever notes: how far the log had come when it last was news

  std::thread thread_;
};

}  // namespace bonboek
