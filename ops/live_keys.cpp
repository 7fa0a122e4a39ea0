#include "ops/live_keys.hpp"

#include <spdlog/spdlog.h>

#include "ops/exit_codes.hpp"

namespace bonboek {

LiveKeys::LiveKeys(std::string path) : path_(std::move(path)) {
  auto ring = KeyRing::load(path_);
  if (!ring) throw CommandFailed(ExitCode::no_input, ring.error());
  ring_ = std::make_shared<const KeyRing>(std::move(*ring));
}

std::shared_ptr<const KeyRing> LiveKeys::current() const {
  const std::lock_guard lock(mutex_);
  return ring_;
}

void LiveKeys::reload() {
  auto ring = KeyRing::load(path_);
  if (!ring) {
    spdlog::error("the keys stay as they were: {}", ring.error());
    return;
  }
  spdlog::info("read {} keys of {} principals", ring->key_count(), ring->principals().size());
  auto fresh = std::make_shared<const KeyRing>(std::move(*ring));
  const std::lock_guard lock(mutex_);
  ring_.swap(fresh);
}

}  // namespace bonboek
