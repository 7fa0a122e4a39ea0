#include "api/ledger_thread.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

#include "api/inbox.hpp"

namespace bonboek {
namespace {

constexpr const char* write_failed =
    "a write to the log failed; restart the service, it goes on from what the log holds";

}  // namespace

LedgerThread::LedgerThread(Log& log, Views views, Clock clock, NoteSigner signer,
                           std::function<void(const std::string&)> on_damage, const LogTree::Progress& hashing)
    : log_(log),
      spine_(log, std::move(views), std::move(clock), std::move(signer), hashing),
      on_damage_(std::move(on_damage)),
      past_(log, on_damage_) {
  thread_ = std::thread([this] { run(); });
}

LedgerThread::~LedgerThread() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  work_.notify_all();
  past_.stop();
  thread_.join();
}

bool LedgerThread::post(PostRequest request, PostDone done) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || posts_.size() >= max_waiting_posts) return false;
    posts_.push_back({std::move(request), std::move(done)});
  }
  work_.notify_one();
  return true;
}

bool LedgerThread::ask(Question question, Failed failed) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || questions_.size() >= max_waiting_questions) return false;
    questions_.push_back({std::move(question), std::move(failed)});
  }
  work_.notify_one();
  return true;
}

void LedgerThread::when_recorded(Sequence sequence, std::move_only_function<void()> reached) {
  {
    const std::lock_guard lock(mutex_);
    if (sequence >= log_.tip()) {
      waiting_.push_back({sequence, std::move(reached)});
      return;
    }
  }
  reached();
}

std::size_t LedgerThread::waiting_posts() const {
  const std::lock_guard lock(mutex_);
  return posts_.size();
}

void LedgerThread::run() {
  while (true) {
    std::deque<Posted> posts;
    std::deque<Asked> questions;
    {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [this] { return is_stopping_ || !posts_.empty() || !questions_.empty(); });
      posts.swap(posts_);
      questions.swap(questions_);
      if (posts.empty() && questions.empty()) return;
    }
    post_all(posts);
    answer_all(questions);
  }
}

void LedgerThread::post_all(std::deque<Posted>& posts) {
  if (posts.empty()) return;
  std::vector<PostRequest> requests;
  requests.reserve(posts.size());
  for (Posted& posted : posts) requests.push_back(std::move(posted.request));
  std::vector<PostOutcome> outcomes;
  try {
    outcomes = spine_.post(requests);
  } catch (const std::runtime_error& failure) {  // LogDamage, or LogUnavailable where reading fails
    is_failed_ = true;
    on_damage_(failure.what());
    outcomes.resize(posts.size());
    for (auto& outcome : outcomes) outcome.kind = PostOutcome::Kind::storage_failed;
  }
  if (spine_.is_failed() && !is_failed_.exchange(true)) spdlog::critical("{}", write_failed);
  {
    const Inbox::Gathering gathering;
    for (std::size_t i = 0; i < posts.size(); ++i) posts[i].done(std::move(outcomes[i]));
  }
  wake_waiting();
  past_.note(log_.tip());
}

void LedgerThread::answer_all(std::deque<Asked>& questions) {
  for (Asked& asked : questions) {
    if (is_failed()) {
      asked.failed(write_failed);
      continue;
    }
    try {
      asked.question({spine_.views(), log_});
    } catch (const std::runtime_error& failure) {
      asked.failed(failure.what());
      on_damage_(failure.what());
    }
  }
}

void LedgerThread::wake_waiting() {
  std::vector<Waiting> woken;
  {
    const std::lock_guard lock(mutex_);
    const auto rest = std::partition(waiting_.begin(), waiting_.end(),
                                     [this](const Waiting& waiting) { return waiting.sequence >= log_.tip(); });
    std::move(rest, waiting_.end(), std::back_inserter(woken));
    waiting_.erase(rest, waiting_.end());
  }
  for (Waiting& waiting : woken) waiting.reached();
}

}  // namespace bonboek
