// How many connections there are and how many body bytes they hold, over all network threads.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>

namespace bonboek {

/// What the server has seen since it started.
struct Traffic {
  std::size_t open_connections{0};
  std::uint64_t accepted_connections{0};
  std::uint64_t refused_connections{0};  // over max_connections
};

/// All of it may be called from any thread.
class Census {
 public:
  /// One connection's place among the others; it is given back when this goes. The census must outlive it.
  class Place {
   public:
    explicit Place(Census& census);
    Place(Place&& other) noexcept
        : census_{std::exchange(other.census_, nullptr)}, held_bytes_{std::exchange(other.held_bytes_, 0)} {}
    Place& operator=(Place&&) = delete;
    ~Place();
    /// Adds to the body bytes this connection holds; false, and nothing added, where all would then hold more than
    /// `limit`.
    [[nodiscard]] bool hold(std::size_t bytes, std::size_t limit);
    void release_all();

   private:
    Census* census_;
    std::size_t held_bytes_{0};
  };

  [[nodiscard]] std::size_t open() const { return open_.load(std::memory_order_relaxed); }
  [[nodiscard]] Traffic traffic() const { return {open(), accepted_.load(), refused_.load()}; }
  void count_refused() { refused_.fetch_add(1, std::memory_order_relaxed); }

  /// Waits until no connection has a place; false where some still have at `deadline`.
  [[nodiscard]] bool wait_until_empty(std::chrono::steady_clock::time_point deadline);

 private:
  void leave();

  std::atomic<std::size_t> open_{0};
  std::atomic<std::uint64_t> accepted_{0};
  std::atomic<std::uint64_t> refused_{0};
  std::atomic<std::size_t> held_bytes_{0};
  std::mutex mutex_;
  std::condition_variable emptied_;
};

}  // namespace bonboek
