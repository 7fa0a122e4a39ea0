// One event: from a JSON object to an item.
#pragma once

#include <simdjson.h>

#include <optional>

#include "api/decode.hpp"
#include "api/event_refusals.hpp"
#include "api/field_values.hpp"

namespace bonboek {

/// Where an event stands: its place in the body, from 0, and of NDJSON its line, from 1 (else 0).
struct EventPlace {
  std::uint32_t event{0};
  std::uint32_t line{0};
};

/// Reads the events of one body, in order. Both return false once the body has become more than
/// `max_submission_events`; that is refused then, and nothing after it is to be read.
class EventReader {
 public:
  explicit EventReader(Posted& posted) : posted_(posted), texts_(posted.texts), refusals_(posted.refusals) {}

  /// Adds the event to the body's items, or its refusals to the body's.
  bool read(EventPlace place, simdjson::dom::element event);

  /// Whether the event that was read last is an item about one voucher alone, so that the next may be joined to it.
  [[nodiscard]] bool is_joinable() const { return is_joinable_; }

  /// Adds an event that says of another voucher what the joinable one before it says.
  bool read_again(EventPlace place, VoucherNumber voucher);

  /// After ranges are written out; what was refused counts too.
  [[nodiscard]] std::uint64_t event_count() const { return event_count_; }

  /// Refuses what stands in the place of an event.
  bool refuse(EventPlace place, RefusalCode code, std::string_view detail);

 private:
  std::optional<EventType> read_type(simdjson::dom::object members);
  void read_members(simdjson::dom::object members, std::optional<EventType> type, Reading& reading);
  bool count(std::uint64_t events);
  void keep_item(std::uint32_t place);
  void join(VoucherRange voucher);

  Posted& posted_;
  Texts texts_;
  EventRefusals refusals_;
  bool is_joinable_{false};
  std::uint64_t event_count_{0};
};

}  // namespace bonboek
