// The refusals of one event of a body while it is read, each put at its place.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "api/excerpt.hpp"
#include "ledger/refusal.hpp"

namespace bonboek {

/// Where in the event: a member, and the place in its list.
struct Spot {
  std::string_view member;  // empty for the whole event; may be of the input, of which an excerpt is kept
  std::uint32_t element{Refusal::whole_event};
};

class EventRefusals {
 public:
  explicit EventRefusals(Refusals& body) : body_(body) {}

  /// What follows is about this event: its place in the body and, of NDJSON, its line, from 1 (else 0).
  void begin(std::uint32_t event, std::uint32_t line) {
    event_ = event;
    line_ = line;
    before_ = body_.count;
  }

  [[nodiscard]] std::uint32_t event() const { return event_; }
  [[nodiscard]] bool empty() const { return body_.count == before_; }

  /// Refusals beyond `max_refusals` are counted; nothing is formatted for them.
  template <class... Args>
  void add(RefusalCode code, Spot spot, fmt::format_string<Args...> detail, Args&&... args) {
    if (body_.list.size() >= max_refusals) {
      ++body_.count;
      return;
    }
    std::string text = line_ == 0 ? std::string() : fmt::format("line {}: ", line_);
    text += fmt::format(detail, std::forward<Args>(args)...);
    body_.add({code, event_, to_string(Excerpt{spot.member}), spot.element, std::move(text)});
  }

 private:
  Refusals& body_;
  std::uint32_t event_{0};
  std::uint32_t line_{0};
  std::uint64_t before_{0};
};

}  // namespace bonboek
