// The one thread that owns the ledger's state: it posts submissions in commit groups and answers questions between
// them. Questions about past moments go to a thread of their own.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "api/past_thread.hpp"
#include "api/spine.hpp"

namespace bonboek {

/// The most posts and questions that wait at once; the next one is turned away as busy.
inline constexpr std::size_t max_waiting_posts = 4'096;
inline constexpr std::size_t max_waiting_questions = 4'096;

class LedgerThread {
 public:
  using PostDone = std::move_only_function<void(PostOutcome)>;
  using Question = PastThread::AboutViews;
  /// Called when a question can't be answered: damage found on the way, or a failed write.
  using Failed = PastThread::Failed;

  /// Starts both threads. `on_damage` is called, from either of them, when the log turns out damaged: stop the process.
  /// `hashing` is told before that of what has to be hashed, where the log's tree is not kept.
  LedgerThread(Log& log, Views views, Clock clock, NoteSigner signer, std::function<void(const std::string&)> on_damage,
               const LogTree::Progress& hashing = {});
  /// Finishes what waits, then stops.
  ~LedgerThread();
  LedgerThread(const LedgerThread&) = delete;
  LedgerThread& operator=(const LedgerThread&) = delete;

  // All may be called from any thread. They return false where too much waits already; nothing is called then.
  [[nodiscard]] bool post(PostRequest request, PostDone done);
  [[nodiscard]] bool ask(Question question, Failed failed);
  [[nodiscard]] bool ask_past_views(const Moment& moment, Question question, Failed failed) {
    return past_.ask(moment, std::move(question), std::move(failed));
  }
  [[nodiscard]] bool ask_past_books(const Moment& moment, PastThread::AboutBooks question, Failed failed) {
    return past_.ask(moment, std::move(question), std::move(failed));
  }

  [[nodiscard]] bool ask_past_log(PastThread::AboutLog question, Failed failed) {
    return past_.ask(std::move(question), std::move(failed));
  }

  /// Calls `reached` once, as soon as the log holds the event at `sequence`, or never if this ends first.
  void when_recorded(Sequence sequence, std::move_only_function<void()> reached);

  /// The log, for what may be asked of it from any thread.
  [[nodiscard]] const Log& log() const { return log_; }
  /// The log's tree and who signs its heads: both may be asked from any thread, of what the log holds.
  [[nodiscard]] const LogTree& tree() const { return spine_.tree(); }
  [[nodiscard]] const Notary& notary() const { return *spine_.notary(); }

  /// Whether a durable write has failed: nothing is accepted or answered until the process starts anew.
  [[nodiscard]] bool is_failed() const { return is_failed_.load(std::memory_order_acquire); }
  [[nodiscard]] std::size_t waiting_posts() const;
  /// How far the books of past moments were at hand when they were last looked after.
  [[nodiscard]] Sequence kept() const { return past_.kept(); }

 private:
  struct Posted {
    PostRequest request;
    PostDone done;
  };
  struct Asked {
    Question question;
    Failed failed;
  };
  struct Waiting {
    Sequence sequence;
    std::move_only_function<void()> reached;
  };

  void run();
  void post_all(std::deque<Posted>& posts);
  void answer_all(std::deque<Asked>& questions);
  void wake_waiting();

  Log& log_;
  Spine spine_;  // of the ledger thread alone
  std::function<void(const std::string&)> on_damage_;
  PastThread past_;
  std::atomic<bool> is_failed_{false};

  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::deque<Posted> posts_;
  std::deque<Asked> questions_;
  std::vector<Waiting> waiting_;
  bool is_stopping_{false};

  std::thread thread_;
};

}  // namespace bonboek
