// A body source that a test feeds by hand, and one that holds all its pieces.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/http.hpp"

namespace bonboek::test {

/// What a test and its source share: the source goes when the transport drops it, this stays.
class Feed {
 public:
  /// Gives the source's client this, now or when it asks; nothing ends the body.
  void put(std::optional<std::string> piece) {
    std::unique_lock lock{mutex_};
    if (!done_) return pieces_.push_back(std::move(piece));
    const auto done = std::exchange(done_, nullptr);
    lock.unlock();
    (*done)(std::move(piece));
  }
  [[nodiscard]] bool is_dropped() const { return is_dropped_; }
  [[nodiscard]] bool is_asked() {
    const std::lock_guard lock{mutex_};
    return done_ != nullptr;
  }

  /// A response whose body comes from here.
  [[nodiscard]] static Response response(const std::shared_ptr<Feed>& feed, std::string content_type) {
    Response response;
    response.content_type = std::move(content_type);
    response.source = std::make_shared<Source>(feed);
    return response;
  }

 private:
  class Source : public BodySource {
   public:
    explicit Source(std::shared_ptr<Feed> feed) : feed_{std::move(feed)} {}
    ~Source() override { feed_->is_dropped_ = true; }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    void next(Done done) override { feed_->ask(std::move(done)); }

   private:
    std::shared_ptr<Feed> feed_;
  };

  void ask(BodySource::Done done) {
    std::unique_lock lock{mutex_};
    if (pieces_.empty()) {
      done_ = std::make_shared<BodySource::Done>(std::move(done));
      return;
    }
    auto piece = std::move(pieces_.front());
    pieces_.pop_front();
    lock.unlock();
    done(std::move(piece));
  }

  std::mutex mutex_;
  std::deque<std::optional<std::string>> pieces_;
  std::shared_ptr<BodySource::Done> done_;
  std::atomic<bool> is_dropped_{false};
};

inline const std::string event_stream = "text/event-stream";
inline const std::string lines = "application/x-ndjson";

}  // namespace bonboek::test
