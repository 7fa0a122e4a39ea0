// Events as canonical lines, a page at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/ledger_thread.hpp"

namespace bonboek {

/// The most events that one page looks at, so that no question holds up the ledger's thread for long.
inline constexpr std::uint64_t max_page_events = 1'000;

struct PageQuestion {
  Sequence from;                         // the first event looked at
  std::uint64_t limit{max_page_events};  // how many events are looked at
  Moment moment;                         // events after it are left out
  PartyIndex party;                      // only events about this party; none: all
};

struct EventLine {
  Sequence sequence;
  EventType type{};
  std::string line;
};

struct EventPage {
  std::vector<EventLine> lines;
  Sequence next;        // where the next page begins
  bool is_last{false};  // nothing follows, at the moment asked for
};

[[nodiscard]] EventPage read_page(const LedgerState& state, const PageQuestion& question);

}  // namespace bonboek
