// From the wire to items: the only door to simdjson. Every field is looked up in the catalogue; what it does not name
// is refused, so that no free text gets in. Finds every refusal of a body, each with its place.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/rules.hpp"

namespace bonboek {

/// The deepest nesting of lists and objects that is read.
inline constexpr std::size_t max_depth = 8;

/// The longest line of an NDJSON body, in bytes.
inline constexpr std::size_t max_line_bytes = 1U << 20U;

enum class BodyForm : std::uint8_t {
  json,    // one event, or {"events": [event, ...]}
  ndjson,  // one event a line; empty lines are passed over, and are no events where places are counted
};

/// What a body says. Items' texts point into `texts`, so it is moved, never copied.
struct Posted {
  std::list<std::string> texts;  // a list: a text stays where it is when others come, and when they all move
  std::vector<Item> items;       // those that could be read; a body with refusals may have fewer than it has events
  std::vector<std::uint32_t> places;  // of each item: its place among the body's events, from 0
  /// The items, by their places in `items`, that stand for several events in a row, one for each voucher: events that
  /// say the same of one voucher each are read as one item.
  std::vector<std::uint32_t> joined;
  Refusals refusals;

  Posted() = default;
  Posted(Posted&&) noexcept = default;
  Posted& operator=(Posted&&) noexcept = default;
};

/// Reads a body that is there whole (see line_decoder.hpp for one that is not), unless it becomes more than
/// `max_submission_events`: then what follows is not read.
///
/// An event with a refusal is no item. A JSON body that is not well-formed has that one refusal; of an NDJSON body only
/// the line has it. Where the body itself is refused or is too many events there are no items at all, so that nothing
/// of it is recorded in parts either.
///
/// `body` need not outlive the call. Callable from any thread. Throws std::bad_alloc.
[[nodiscard]] Posted decode(std::string_view body, BodyForm form);

}  // namespace bonboek
