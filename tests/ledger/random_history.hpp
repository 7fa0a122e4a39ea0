// Histories that nobody thought of: moves that pick what is posted, most of it possible, some of it not.
#pragma once

#include <rapidcheck.h>

#include <array>
#include <vector>

#include "tests/ledger/memory_ledger.hpp"

namespace bonboek {

/// What chance decides of one request: its type, who and what it is about, and when.
using Move = std::array<std::uint8_t, 8>;

[[nodiscard]] rc::Gen<std::vector<Move>> arbitrary_moves();

/// A scheme with two libraries, two intermediaries, tariffs, ceilings and a deposit.
[[nodiscard]] MemoryLedger opened_ledger();

/// A request as the ledger stands, posted by the coordinator.
struct Request {
  Item item;
  Date today;
};
[[nodiscard]] Request request_of(const Move& move, const MemoryLedger& ledger);

/// Posts what each move comes to; what is refused is left out. Tells how many were recorded.
std::size_t play(const std::vector<Move>& moves, MemoryLedger& ledger);

[[nodiscard]] const Principal& the_coordinator();

}  // namespace bonboek
