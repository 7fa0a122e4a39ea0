// One submission in the making: items as decoding would have made them of a body.
#pragma once

#include <span>
#include <string>

#include "api/spine.hpp"
#include "bench/workload/waves.hpp"

namespace bonboek::bench {

class Draft {
 public:
  /// `first`: the sequence that the submission's first event will get. `waves` must outlive the draft.
  Draft(const Principal& poster, const Waves& waves, Sequence first);

  /// Adds an event that becomes one event, or `lines` where it is a payment. The item is the caller's to complete,
  /// until the next one is added.
  Item& add(EventType type, Date occurred_on, std::uint64_t lines = 1);
  /// Adds an event about each of the vouchers.
  Item& add(EventType type, Date occurred_on, std::span<const VoucherIndex> vouchers);
  /// Adds an event about consecutive vouchers.
  Item& add_range(EventType type, Date occurred_on, VoucherIndex first, std::uint32_t count);

  /// Keeps a text for as long as the submission lives.
  std::string_view keep(std::string text) { return request_.posted.texts.emplace_back(std::move(text)); }

  [[nodiscard]] bool empty() const { return request_.posted.items.empty(); }
  /// The sequence of the next event to be added.
  [[nodiscard]] Sequence next() const { return next_; }
  [[nodiscard]] std::uint64_t event_count() const { return next_.value - first_.value; }

  /// The submission, with an idempotency key that no other submission of the workload has and the digest of its body.
  [[nodiscard]] PostRequest finish(std::uint64_t number, std::optional<Timestamp> at) &&;

 private:
  const Waves& waves_;
  Sequence first_;
  Sequence next_;
  PostRequest request_;
};

// Each sets a field and notes that it was given.
void set_library(Item& item, const Principal& library);
void set_intermediary(Item& item, const Principal& intermediary);
void set_amount(Item& item, Cents amount);
void set_reference(Item& item, std::string_view reference);
void set_invoice(Item& item, std::string_view number);
void set_track(Item& item, Track track);
void set_reason(Item& item, Reason reason);

}  // namespace bonboek::bench
