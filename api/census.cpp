#include "api/census.hpp"

namespace bonboek {

Census::Place::Place(Census& census) : census_{&census} {
  census.open_.fetch_add(1);
  census.accepted_.fetch_add(1, std::memory_order_relaxed);
}

Census::Place::~Place() {
  if (census_ == nullptr) return;
  release_all();
  census_->leave();
}

bool Census::Place::hold(std::size_t bytes, std::size_t limit) {
  if (bytes == 0) return true;
  if (census_->held_bytes_.fetch_add(bytes) + bytes > limit) {
    census_->held_bytes_.fetch_sub(bytes);
    return false;
  }
  held_bytes_ += bytes;
  return true;
}

void Census::Place::release_all() {
  if (held_bytes_ > 0) census_->held_bytes_.fetch_sub(std::exchange(held_bytes_, 0));
}

bool Census::wait_until_empty(std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock{mutex_};
  return emptied_.wait_until(lock, deadline, [this] { return open() == 0; });
}

void Census::leave() {
  const std::lock_guard lock{mutex_};  // held while it counts, so that the census may go as soon as it was found empty
  if (open_.fetch_sub(1) == 1) emptied_.notify_all();
}

}  // namespace bonboek
