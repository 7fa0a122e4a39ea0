#include "api/inbox.hpp"

#include <utility>

namespace bonboek {

thread_local const Inbox* Inbox::present = nullptr;
thread_local Inbox::Gathering* Inbox::gathering = nullptr;

Inbox::Gathering::Gathering() {
  gathering = this;
}

Inbox::Gathering::~Gathering() {
  gathering = nullptr;
  for (const auto& inbox : unwoken_) inbox->wake_if_filled();
}

Inbox::Inbox(Deliver deliver, Wake wake) : deliver_{std::move(deliver)}, wake_{std::move(wake)} {}

void Inbox::put(Ticket ticket, Parcel parcel) {
  if (present == this) {
    deliver_(ticket, std::move(parcel));
    return;
  }
  const std::lock_guard lock{mutex_};
  if (!is_open_) return;
  if (items_.empty()) {  // under the lock, for after `close` the owner may go; first, for it may throw
    gathering == nullptr ? wake_() : gathering->unwoken_.push_back(shared_from_this());
  }
  items_.push_back({ticket, std::move(parcel)});
}

void Inbox::wake_if_filled() {
  const std::lock_guard lock{mutex_};
  if (is_open_ && !items_.empty()) wake_();
}

void Inbox::collect() {
  {
    const std::lock_guard lock{mutex_};
    batch_.swap(items_);
  }
  for (Item& item : batch_) deliver_(item.ticket, std::move(item.parcel));
  batch_.clear();
}

void Inbox::close() {
  std::vector<Item> dropped;
  const std::lock_guard lock{mutex_};
  is_open_ = false;
  dropped.swap(items_);
}

Respond Inbox::respond_to(Ticket ticket) {
  return [inbox = shared_from_this(), ticket](Response response) { inbox->put(ticket, Parcel{std::move(response)}); };
}

BodySource::Done Inbox::done_for(Ticket ticket) {
  return [inbox = shared_from_this(), ticket](Piece piece) { inbox->put(ticket, Parcel{std::move(piece)}); };
}

}  // namespace bonboek
