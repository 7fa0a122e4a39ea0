// The ledger's ids. Each is its own type, so that a sequence is never passed where a voucher is meant.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace bonboek {

/// A whole number that means one thing only. It never converts by itself, either way.
template <class Tag, class Rep>
struct Id {
  Rep value{std::numeric_limits<Rep>::max()};

  static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool is_none() const { return value == std::numeric_limits<Rep>::max(); }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// Place of an event in the log: 0, 1, 2, ... without gaps.
using Sequence = Id<struct SequenceTag, std::uint64_t>;

/// Place of a voucher in order of minting: dense, so that a voucher's state is one array element.
using VoucherIndex = Id<struct VoucherIndexTag, std::uint32_t>;

/// Place of a library or an intermediary in order of registration. Parties are never removed.
using PartyIndex = Id<struct PartyIndexTag, std::uint16_t>;

/// Statistics Netherlands' code of a municipality without its letters: GM0983 is 983.
using Municipality = Id<struct MunicipalityTag, std::uint16_t>;

constexpr Sequence operator+(Sequence first, std::uint64_t count) {
  return Sequence{first.value + count};
}

}  // namespace bonboek
