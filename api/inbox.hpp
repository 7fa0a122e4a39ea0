// The way back from any thread to the session that waits for an answer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/http.hpp"

namespace bonboek {

/// Names one wait of one session of one network thread. No two waits share a ticket, so what comes late finds nobody.
/// One word, so that a `Respond` fits in itself without an allocation.
struct Ticket {
  std::uint64_t value{0};  // low 16 bits: the session's slot; the others: the turn, from 1; 0 names nothing

  static constexpr Ticket of(std::uint16_t slot, std::uint64_t turn) { return Ticket{turn << 16U | slot}; }
  [[nodiscard]] constexpr std::uint16_t slot() const { return static_cast<std::uint16_t>(value & 0xffffU); }
  friend constexpr bool operator==(Ticket, Ticket) = default;
};

/// A body's next piece, or its end.
using Piece = std::optional<std::string>;
using Parcel = std::variant<std::monostate, Response, Piece>;

/// One network thread's. It is shared by that thread and every `Respond` and `Done` it gave out, which may outlive the
/// server.
class Inbox : public std::enable_shared_from_this<Inbox> {
 public:
  using Deliver = std::function<void(Ticket, Parcel&&)>;
  using Wake = std::function<void()>;

  /// `deliver` is called on the owner's thread only. `wake` is called from any thread and must make the owner call
  /// `collect`.
  Inbox(Deliver deliver, Wake wake);

  /// From any thread. On the owner's own thread the parcel is delivered before this returns; after `close` it is
  /// dropped.
  void put(Ticket ticket, Parcel parcel);

  /// On the owner's thread: delivers what the other threads put.
  void collect();

  /// From now on everything is dropped. The owner's thread must have left `Presence` by then.
  void close();

  [[nodiscard]] Respond respond_to(Ticket ticket);
  [[nodiscard]] BodySource::Done done_for(Ticket ticket);

  /// While it lives, the calling thread is the owner's.
  class Presence {
   public:
    explicit Presence(const Inbox& inbox) { present = &inbox; }
    ~Presence() { present = nullptr; }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
  };

  /// While it lives, what the calling thread puts into inboxes of others wakes nobody; when it goes, each owner is
  /// woken once. For whoever has many answers at a time: woken by each, an owner would go to sleep again after each.
  class Gathering {
   public:
    Gathering();
    ~Gathering();
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

   private:
    friend class Inbox;
    std::vector<std::shared_ptr<Inbox>> unwoken_;  // shared: what was put may be the last that holds on to an inbox
  };

 private:
  struct Item {
    Ticket ticket;
    Parcel parcel;
  };
  static thread_local const Inbox* present;
  static thread_local Gathering* gathering;

  void wake_if_filled();

  Deliver deliver_;
  Wake wake_;
  std::mutex mutex_;         // guards the two below
  std::vector<Item> items_;  // one for each session that waits
  bool is_open_{true};
  std::vector<Item> batch_;  // the owner's alone: what `collect` took
};

}  // namespace bonboek
