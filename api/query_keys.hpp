// The keys that a query can hold, each with its form and bounds. Reading them, refusing all others and the API's
// description follow this one table.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace bonboek {

enum class QueryKey : std::uint8_t {
  after_sequence,
  at_sequence,
  audience,
  auditfile_year,
  cosigned,
  dry_run,
  figure,
  figure_limit,
  from_size,
  journal_year,
  kind,
  known_at,
  mode,
  named_limit,
  next_count,
  page_limit,
  period,
  sequence,
  since,
  tree_size,
  year,
};

/// What the text after the key's `=` looks like.
enum class QueryForm : std::uint8_t {
  audience,  // full or public
  figure,    // "/counts/issued/count"
  flag,      // true or false
  kind,      // membership or handling
  mode,      // atomic or partial
  moment,    // "2026-08-03T09:00:00Z", with up to six digits of a second
  period,    // "2026", "2026-Q3", "2026-08", or two of these joined by ".."
  whole,     // decimal digits, from `least` to `most`
};

struct QueryRow {
  std::string_view name;
  QueryForm form;
  std::string_view meaning;
  std::uint64_t least{0};
  std::uint64_t most{INT64_MAX};
  std::optional<std::uint64_t> otherwise{};  // what a whole number is where the key is absent
  bool is_required{false};
};

inline constexpr std::size_t query_key_count = static_cast<std::size_t>(QueryKey::year) + 1;

[[nodiscard]] const QueryRow& row_of(QueryKey key);

/// A set of keys.
struct QueryKeys {
  std::uint32_t bits{0};
  constexpr QueryKeys() = default;
  constexpr QueryKeys(std::initializer_list<QueryKey> keys) {
    for (QueryKey key : keys) bits |= std::uint32_t{1} << static_cast<unsigned>(key);
  }
  [[nodiscard]] constexpr bool has(QueryKey key) const { return (bits >> static_cast<unsigned>(key) & 1U) != 0; }
};

}  // namespace bonboek
