// How a block's parts stand in memory and on disk: known to its builder and its reader alone. The grammar heads
// block.hpp.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "ledger/block.hpp"

namespace bonboek::layout {

static_assert(std::endian::native == std::endian::little, "blocks are written as they stand in memory");

inline constexpr std::uint16_t block_version = 1;
inline constexpr std::size_t checksum_at = 24;

struct Header {
  std::uint16_t version;
  std::uint16_t reserved;
  std::uint32_t submissions;
  std::uint32_t events;
  std::uint32_t texts_at;
  std::uint64_t first;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 32 && offsetof(Header, checksum) == checksum_at);

struct SubmissionHead {
  std::int64_t recorded_at;
  Digest digest;
  std::uint32_t events;
  std::uint32_t runs;
  std::uint32_t actor;
  std::uint32_t key;
  std::uint32_t answer;
  std::uint32_t reserved;
};
static_assert(sizeof(SubmissionHead) == 64);

struct RunHead {
  std::uint8_t type;
  std::uint8_t version;
  std::uint8_t reversed_type;
  std::uint8_t track;
  std::uint8_t tracks;
  std::uint8_t kind;
  std::uint8_t reason;
  std::uint8_t policy;
  std::uint8_t policy_value;
  std::uint8_t columns;
  std::uint16_t texts;
  std::uint16_t party;
  std::uint16_t restored_holder;
  std::uint16_t municipality;
  std::uint16_t year;
  std::uint16_t occurred_on;
  std::uint16_t from;
  std::uint16_t reversed_occurred_on;
  std::uint16_t restored_since;
  std::uint16_t quarter;
  std::uint16_t reserved;
  std::uint32_t events;
  std::uint32_t reserved_too;
  std::int64_t amount;
  std::uint64_t reversed_sequence;
};
static_assert(sizeof(RunHead) == 56 && std::has_unique_object_representations_v<RunHead>);

// How the columns of a run are written.
inline constexpr std::uint8_t vouchers_consecutive = 1;
inline constexpr std::uint8_t vouchers_listed = 2;
inline constexpr std::uint8_t previous_distances = 4;
inline constexpr std::uint8_t previous_sequences = 8;

/// The text members of a fact, in the order of their bits in RunHead::texts.
inline constexpr std::array text_members{&Fact::id,   &Fact::name, &Fact::origin, &Fact::currency, &Fact::time_zone,
                                         &Fact::isil, &Fact::iban, &Fact::kvk,    &Fact::invoice,  &Fact::reference};

/// XXH3 of a whole block, its checksum left out.
[[nodiscard]] std::uint64_t checksum_of(std::string_view block);

}  // namespace bonboek::layout
